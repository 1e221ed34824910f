import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import type { Reader } from "../clickhouse/port.ts";
import { get, handlerWith, recordingReader, scopeA } from "./test/handler-with.ts";

const platform = { kind: "platform" } as const;

/** A ClickHouse whose newest event of three was taken in a minute before the clock's now. */
const now = Date.parse("2026-11-24T12:00:00.000Z");
function freshReader(): Reader {
  return {
    async read<Row>({ sql }: { sql: string }) {
      const row = sql.includes("ingested_at") ? { storedRows: 3, newestIngestedAt: now - 60_000 } : { 1: 1 };
      return { rows: [row as Row], rowsRead: 3, bytesRead: 24, durationMs: 1 };
    },
  };
}

async function health(options: Parameters<typeof handlerWith>[0]) {
  const response = await handlerWith({ now: () => now, ...options })(get("/health"));
  return [response.status, await response.json()];
}

describe("GET /health", () => {
  const clickhouse = { reader: freshReader(), table: "events" };

  it("tells the operator how fresh the data is", async () => {
    expect(await health({ clickhouse, resolveScope: () => platform })).toEqual([
      200,
      { status: "ok", dataThrough: "2026-11-24T11:59:00.000Z", dataAgeMs: 60_000, storedRows: 3 },
    ]);
  });

  it("tells the operator that there is no data yet", async () => {
    const empty = { reader: recordingReader(), table: "events" };
    expect(await health({ clickhouse: empty, resolveScope: () => platform })).toEqual([
      200,
      { status: "ok", dataThrough: null, dataAgeMs: null, storedRows: 0 },
    ]);
  });

  it("tells everybody else that ClickHouse answers, and no more", async () => {
    expect(await health({ clickhouse, resolveScope: () => null })).toEqual([200, { status: "ok" }]);
    expect(await health({ clickhouse, resolveScope: () => scopeA })).toEqual([200, { status: "ok" }]);
  });

  it("is unavailable when ClickHouse is, to everybody alike, and tells the host's log why", async () => {
    const reader: Reader = {
      read: () =>
        Promise.reject(
          new TelemetryError("store_unavailable", "…", { cause: new Error("ECONNREFUSED 10.0.0.1") }),
        ),
    };
    for (const scope of [null, scopeA, platform]) {
      const causes: unknown[] = [];
      const options = { clickhouse: { reader, table: "events" }, resolveScope: () => scope };
      const answer = await health({ ...options, onError: ({ cause }) => causes.push(cause) });
      expect(answer).toEqual([503, { status: "unavailable" }]);
      expect(causes).toEqual(["Error: ECONNREFUSED 10.0.0.1"]);
    }
  });

  it("is unavailable when ClickHouse hangs", async () => {
    const reader: Reader = { read: () => new Promise(() => {}) };
    const options = { clickhouse: { reader, table: "events" }, resolveScope: () => null };
    expect(await health({ ...options, limits: { queryTimeoutMs: 20 } })).toEqual([
      503,
      { status: "unavailable" },
    ]);
  });

  it("asks ClickHouse once for a crowd", async () => {
    const reader = recordingReader();
    const handler = handlerWith({ clickhouse: { reader, table: "events" }, resolveScope: () => null });
    await Promise.all(Array.from({ length: 100 }, () => handler(get("/health"))));
    await handler(get("/health"));
    expect(reader.statements).toHaveLength(1);
  });

  it("refuses fields", async () => {
    expect((await handlerWith()(get("/health?verbose=true"))).status).toBe(400);
  });
});
