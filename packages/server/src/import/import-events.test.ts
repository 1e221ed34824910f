import { describe, expect, it } from "vitest";
import type { ClickHouse } from "../clickhouse/port.ts";
import { importEvents } from "./import-events.ts";

const now = () => Date.parse("2026-11-24T03:00:00Z");

const row = (event_id: string, changes: object = {}) =>
  `${JSON.stringify({
    org_id_hash: "a",
    event_id,
    name: "page_viewed",
    schema_version: "v1",
    session_id: "s",
    anonymous_user_id: "u",
    route_pattern: null,
    payload_json: '{"b": 1,"a":"é"}',
    occurred_at: "2026-11-02T09:00:00.5Z",
    ingested_at: "2026-11-02T09:00:01+01:00",
    source: "acme-web",
    ...changes,
  })}\n`;

/** Takes inserts as ClickHouse does, and shows what was sent. */
function openRecorder(insert: (rows: Record<string, unknown>[]) => Promise<void> = async () => {}) {
  const inserts: Record<string, unknown>[][] = [];
  const clickhouse: ClickHouse = {
    table: "default.product_telemetry_events",
    reader: { read: () => Promise.reject(new Error("An import reads nothing.")) },
    writer: {
      command: () => Promise.reject(new Error("An import sends no commands.")),
      async insertJsonLines(_table, lines) {
        const text = new TextDecoder().decode(lines);
        const rows = text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
        await insert(rows);
        inserts.push(rows);
      },
    },
    close: async () => {},
  };
  return { clickhouse, inserts, rows: () => inserts.flat() };
}

describe("importEvents", () => {
  it("changes nothing of a row but how its times are written", async () => {
    const { clickhouse, rows } = openRecorder();
    const summary = await importEvents(clickhouse, [row("evt_1")], { retentionDays: 180, now });
    expect(summary).toMatchObject({
      end: { kind: "complete" },
      read: 1,
      stored: 1,
      skipped: {},
      lost: {},
      faults: [],
    });
    expect(rows()).toEqual([
      {
        ...JSON.parse(row("evt_1")),
        occurred_at: "2026-11-02 09:00:00.500",
        ingested_at: "2026-11-02 08:00:01.000",
      },
    ]);
  });

  it("accounts for everything that it read", async () => {
    const { clickhouse, rows } = openRecorder();
    const pieces = [
      row("evt_1"),
      "broken\n",
      "\n",
      row("evt_2", { payload_json: "[]" }),
      row("evt_3", { occurred_at: "1995-08-01 00:00:00" }),
      row("evt_4", { occurred_at: "2150-01-01 00:00:00" }),
      row("evt_5", { occurred_at: "2300-01-01 00:00:00" }),
      "broken\n",
      row("evt_6"),
    ];
    const summary = await importEvents(clickhouse, pieces, { retentionDays: 180, now });
    expect(summary).toMatchObject({
      end: { kind: "complete" },
      read: 8,
      stored: 2,
      skipped: { "not-json": 2, "payload-not-an-object": 1 },
      lost: { "too-old": 1, "too-far-ahead": 1, "out-of-range": 1 },
    });
    expect(summary.faults.map((fault) => fault.line)).toEqual([2, 4, 8]);
    expect(rows().map((one) => one.event_id)).toEqual(["evt_1", "evt_6"]);
  });

  it("lists the first twenty broken lines and counts all", async () => {
    const { clickhouse } = openRecorder();
    const summary = await importEvents(clickhouse, ["broken\n".repeat(1000)], { retentionDays: null });
    expect(summary.faults).toHaveLength(20);
    expect(summary.skipped).toEqual({ "not-json": 1000 });
  });

  it("takes events of the wire in now, whatever they are moved by", async () => {
    const { clickhouse, rows } = openRecorder();
    const event = {
      name: "guide_opened",
      schemaVersion: "v1",
      eventId: "evt_1",
      ts: "2026-11-01T00:00:00Z",
      sessionId: "s",
      anonymousUserId: "u",
      orgIdHash: null,
      routePattern: null,
      payload: {},
    };
    await importEvents(clickhouse, [JSON.stringify(event)], {
      retentionDays: 180,
      source: "acme-web",
      alignment: new Map([["", 2]]),
      now,
    });
    expect(rows()).toMatchObject([
      { occurred_at: "2026-11-15 00:00:00.000", ingested_at: "2026-11-24 03:00:00.000" },
    ]);
  });

  it("stops at the first broken line when asked to, and says what was stored by then", async () => {
    const { clickhouse, rows } = openRecorder();
    function* pieces() {
      for (let index = 0; index < 50_000; index++) yield row(`evt_${index}`);
      yield "broken\n";
      yield row("evt_last");
    }
    const summary = await importEvents(clickhouse, pieces(), { retentionDays: 180, now, onFault: "stop" });
    expect(summary.end).toEqual({
      kind: "stopped",
      fault: { line: 50_001, event: null, reason: "not-json", field: null },
    });
    expect(summary.stored).toBe(40_000);
    expect(rows()).toHaveLength(40_000);
  });

  it("holds the reader back while an insert is slow", async () => {
    let running = 0;
    let produced = 0;
    let stored = 0;
    let furthestAhead = 0;
    const { clickhouse } = openRecorder(async (rows) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 30));
      furthestAhead = Math.max(furthestAhead, produced - stored);
      stored += rows.length;
      running -= 1;
    });
    async function* pieces() {
      for (; produced < 150_000; produced += 1000) yield row("evt").repeat(1000);
    }
    const summary = await importEvents(clickhouse, pieces(), { retentionDays: 180, now });
    expect(summary.stored).toBe(150_000);
    // One chunk that is inserted and one that is gathered.
    expect(furthestAhead).toBeLessThanOrEqual(41_000);
  });

  it("says that a row was not stored when ClickHouse refuses an insert", async () => {
    const cause = new Error("disk full");
    let calls = 0;
    const { clickhouse } = openRecorder(async () => {
      calls += 1;
      if (calls === 2) throw cause;
    });
    const pieces = Array.from({ length: 100 }, () => row("evt").repeat(1000));
    const summary = await importEvents(clickhouse, pieces, { retentionDays: 180, now });
    expect(summary.end).toEqual({ kind: "not-stored", cause });
    expect(summary.stored).toBe(20_000);
    expect(calls).toBe(2);
  });

  it("says so when what it reads fails, and keeps what was stored", async () => {
    const cause = new Error("unexpected end of file");
    function* pieces() {
      yield row("evt").repeat(20_000);
      yield row("evt");
      throw cause;
    }
    const { clickhouse } = openRecorder();
    const summary = await importEvents(clickhouse, pieces(), { retentionDays: 180, now });
    expect(summary).toMatchObject({ end: { kind: "unreadable", cause }, stored: 20_000 });
  });

  it("ends when it is told to", async () => {
    const controller = new AbortController();
    const { clickhouse } = openRecorder();
    function* pieces() {
      for (;;) yield row("evt").repeat(1000);
    }
    const summary = await importEvents(clickhouse, pieces(), {
      retentionDays: 180,
      now,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(summary.end).toEqual({ kind: "aborted" });
    expect(summary.stored).toBeGreaterThanOrEqual(20_000);
  });

  it("ends also while it waits for more, without judging the line that is cut off", async () => {
    const { clickhouse } = openRecorder();
    const controller = new AbortController();
    async function* endless() {
      yield row("1");
      yield row("2").slice(0, 20);
      setTimeout(() => controller.abort(), 20);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    const startedAt = performance.now();
    const summary = await importEvents(clickhouse, endless(), {
      retentionDays: 180,
      now,
      signal: controller.signal,
    });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(summary).toMatchObject({ end: { kind: "aborted" }, read: 1, skipped: {} });
  });

  it("closes what it reads when it stops at a broken line", async () => {
    const { clickhouse } = openRecorder();
    let closed = false;
    function* lines() {
      try {
        for (;;) yield "broken\n";
      } finally {
        closed = true;
      }
    }
    const { signal } = new AbortController();
    await importEvents(clickhouse, lines(), { retentionDays: 180, now, onFault: "stop", signal });
    expect(closed).toBe(true);
  });

  it("gives others their turn, also with a source that is always ready", async () => {
    let turns = 0;
    let isOver = false;
    const take = () => {
      turns += 1;
      if (!isOver) setImmediate(take);
    };
    setImmediate(take);
    const { clickhouse } = openRecorder();
    function* lines() {
      for (let i = 0; i < 10_000; i += 1) yield row(`evt_${i}`);
    }
    const summary = await importEvents(clickhouse, lines(), { retentionDays: 180, now });
    isOver = true;
    expect(summary.stored).toBe(10_000);
    // What waits for the thread, such as a reader of answers, would otherwise have its first turn when all is over.
    expect(turns).toBeGreaterThan(5);
  });
});
