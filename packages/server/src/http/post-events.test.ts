import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClickHouseFront, openClickHouseFront } from "../../test-support/clickhouse-http-front.ts";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import { connectClickHouse } from "../clickhouse/http.ts";
import type { ClickHouse } from "../clickhouse/port.ts";
import type { IngestOptions } from "../ingest/ingest.ts";
import { errorOf, get, orgA, orgB, postEvents } from "./test/handler-with.ts";
import { as, countViews, now, readRows, refusalOf, send, startAnew, takeEvents } from "./test/take-events.ts";

let store: TempStore;
let front: ClickHouseFront;
let server: ClickHouse;
beforeAll(async () => {
  store = await openTempStore();
  front = await openClickHouseFront(store.path);
  server = connectClickHouse({ url: front.url });
});
afterAll(async () => {
  await server.close();
  await front.close();
  await store.close();
});
beforeEach(() => startAnew(store.clickhouse));

const rows = () => readRows(store.clickhouse);

describe.each(["embedded", "http"] as const)("POST /events, ClickHouse %s", (executor) => {
  const handler = (ingest?: Partial<IngestOptions>) =>
    takeEvents(executor === "embedded" ? store.clickhouse : server, ingest);

  it("has what it accepts in the answer to the next question", async () => {
    const telemetry = handler();
    const answer = await send(telemetry, wireBatch([wireEvent("evt_1"), wireEvent("evt_2")]));
    expect(answer).toEqual({
      ingestion_id: expect.any(String),
      status: "accepted",
      items_received: 2,
      stream: "disabled",
      accepted: 2,
      duplicates: 0,
      rejected: [],
    });
    expect(await countViews(telemetry)).toBe(2);
    expect((await rows())[0]).toEqual({
      org_id_hash: orgA,
      event_id: "evt_1",
      name: "feature_viewed",
      schema_version: "2026-05-telemetry-v1",
      session_id: "s-1",
      anonymous_user_id: "u-1",
      route_pattern: "/people/[person_id]",
      payload_json: '{"feature":"cycle_time","routePattern":"/people/[person_id]","surface":"overview"}',
      occurred_at: "2026-03-20 10:00:00.000",
      ingested_at: "2026-03-20 12:00:00.000",
      source: "acme-web",
    });
  });

  it("lets the first one of an organisation and id stand, however it is sent again", async () => {
    const telemetry = handler();
    await send(telemetry, wireBatch([wireEvent("evt_1")]));
    const again = [
      wireEvent("evt_1"),
      wireEvent("evt_1", { ts: "2026-03-19T23:00:00.001Z" }),
      wireEvent("evt_1", { name: "guide_opened", payload: { guide: "intro", surface: "overview" } }),
      wireEvent("evt_2"),
      wireEvent("evt_2", { sessionId: "s-2" }),
    ];
    expect(await send(telemetry, wireBatch(again))).toMatchObject({ accepted: 1, duplicates: 4 });
    expect(await send(telemetry, wireBatch([wireEvent("evt_1")]), orgB)).toMatchObject({ accepted: 1 });
    // Another process knows it too.
    expect(await send(handler(), wireBatch(again))).toMatchObject({ accepted: 0, duplicates: 5 });
    expect([await countViews(telemetry), await countViews(telemetry, orgB)]).toEqual([2, 1]);
    expect((await rows()).map(({ session_id }) => session_id)).toEqual(["s-1", "s-1", "s-1"]);
  });

  it("counts what arrives in several requests at once once", async () => {
    const telemetry = handler();
    const events = Array.from({ length: 40 }, (_, i) => wireEvent(`evt_${i}`));
    const inOrder = (from: number) =>
      wireBatch([...events.slice(from), ...events.slice(0, from).toReversed()]);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => send(telemetry, inOrder(5 * i))));
    const sum = (of: "accepted" | "duplicates") => answers.reduce((all, answer) => all + answer[of], 0);
    expect([sum("accepted"), sum("duplicates")]).toEqual([40, 280]);
    expect(await countViews(telemetry)).toBe(40);
    expect(await rows()).toHaveLength(40);
  });

  it("completes what was broken off between its two tables, and counts it once", async () => {
    const { clickhouse } = store;
    const events = [wireEvent("evt_1"), wireEvent("evt_2", { ts: "2026-02-27T10:00:00Z" })];
    const other = handler();
    await send(other, wireBatch([wireEvent("evt_0")]), orgB);
    const half = handler({
      maxEventAgeDays: 60,
      writer: {
        ...clickhouse.writer,
        insertJsonLines: async (table, lines, options) => {
          if (table === clickhouse.table) throw new Error("gone");
          return clickhouse.writer.insertJsonLines(table, lines, options);
        },
      },
    });
    expect(await refusalOf(half, wireBatch(events))).toMatchObject({
      status: 503,
      code: "store_unavailable",
      retryAfter: "5",
    });
    expect(await rows()).toHaveLength(1);
    // A process that takes events already finds it when it is sent again.
    expect(await send(other, wireBatch(events.slice(0, 1)))).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await rows()).toHaveLength(2);
    // One that starts finds it at once; nobody has to send anything.
    const next = handler({ maxEventAgeDays: 60 });
    await expect.poll(rows).toHaveLength(3);
    expect(await send(next, wireBatch(events))).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await rows()).toHaveLength(3);
  });
});

describe("POST /events", () => {
  it("judges each event alone, and tells of those that it refuses their place and a code", async () => {
    const telemetry = takeEvents(store.clickhouse);
    const right = wireEvent("evt_right");
    const events: [unknown, string | null][] = [
      [right, null],
      ["text", "not_an_event"],
      [null, "not_an_event"],
      [{ ...right, payload: null }, "not_an_event"],
      [{ ...right, name: "page_scrolled" }, "unknown_event"],
      [{ ...right, name: "constructor" }, "unknown_event"],
      [{ ...right, schemaVersion: "v2" }, "unknown_version"],
      [{ ...right, email: "ada@example.com" }, "unknown_field"],
      [{ ...right, payload: { ...right.payload, email: "ada@example.com" } }, "unknown_field"],
      [{ ...right, ts: undefined }, "missing_field"],
      [{ ...right, payload: { feature: "cycle_time", surface: "overview" } }, "missing_field"],
      [{ ...right, sessionId: "ada@example.com" }, "invalid_value"],
      [{ ...right, routePattern: "/people/42" }, "invalid_value"],
      [{ ...right, ts: "2026-02-30T10:00:00Z" }, "invalid_value"],
      [{ ...right, ts: "2026-03-20T10:00:00" }, "invalid_value"],
      [{ ...right, ts: Date.now() }, "invalid_value"],
      [{ ...right, orgIdHash: orgB }, "other_organisation"],
      [{ ...right, ts: "2026-03-13T11:59:59.999Z" }, "time_out_of_range"],
      [{ ...right, ts: "2026-03-20T12:10:00.001Z" }, "time_out_of_range"],
      [{ ...right, ts: "2106-02-08T00:00:00Z" }, "time_out_of_range"],
      [{ ...right, eventId: "evt_old", ts: "2026-03-13T12:00:00Z" }, null],
      [{ ...right, eventId: "evt_ahead", ts: "2026-03-20T17:55:00+05:45" }, null],
      [{ ...right, eventId: "evt_own", orgIdHash: orgA, routePattern: null }, null],
    ];
    const answer = await send(telemetry, wireBatch(events.map(([event]) => event)));
    const expected = events.flatMap(([, code], index) => (code === null ? [] : [{ index, code }]));
    expect(answer).toMatchObject({
      accepted: 4,
      duplicates: 0,
      rejected: expected,
      items_received: events.length,
    });
    expect((await rows()).map(({ event_id }) => event_id)).toEqual([
      "evt_ahead",
      "evt_old",
      "evt_own",
      "evt_right",
    ]);
  });

  it("takes the organisation from the session alone", async () => {
    const telemetry = takeEvents(store.clickhouse);
    const batch = wireBatch([wireEvent("evt_1")]);
    expect(await refusalOf(telemetry, { ...batch, orgIdHash: orgB })).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect(await refusalOf(telemetry, batch, "platform")).toMatchObject({ status: 403, code: "forbidden" });
    expect(await send(telemetry, { ...batch, orgIdHash: orgA })).toMatchObject({ accepted: 1 });
    expect((await rows()).map(({ org_id_hash }) => org_id_hash)).toEqual([orgA]);
  });

  it.each([
    ["no object", "[]", "invalid_request", "body"],
    ["no JSON", "{", "invalid_request", "body"],
    ["no events", wireBatch([]), "invalid_request", "body"],
    ["a further field", { ...wireBatch([wireEvent("evt_1")]), canary_key: 1 }, "invalid_request", "body"],
    ["no source", { orgIdHash: null, events: [{}] }, "invalid_request", "body"],
    [
      "a source that is a text",
      wireBatch([{}], { source: "canary@example.com" }),
      "invalid_request",
      "source",
    ],
    ["too many events", wireBatch(Array(501).fill({})), "limit_exceeded", "events"],
    [
      "a byte order mark",
      `\ufeff${JSON.stringify(wireBatch([wireEvent("evt_1")]))}`,
      "invalid_request",
      "body",
    ],
  ])("refuses a batch with %s as a whole, and repeats nothing of it", async (_, body, code, field) => {
    const refusal = await refusalOf(takeEvents(store.clickhouse), body);
    expect(refusal).toMatchObject({ status: 400, code, details: { field } });
    expect(JSON.stringify(refusal)).not.toContain("canary");
    expect(await rows()).toEqual([]);
  });

  it("stores what it parsed, never the text that came", async () => {
    const twice = JSON.stringify(wireBatch([wireEvent("evt_1")])).replace(
      '"feature":"cycle_time"',
      '"feature":"ada@example.com","fe\\u0061ture":"throughput"',
    );
    expect(await send(takeEvents(store.clickhouse), twice)).toMatchObject({ accepted: 1 });
    expect((await rows())[0]?.payload_json).toContain('"feature":"throughput"');
    expect(JSON.stringify(await rows())).not.toContain("ada@");
  });

  it("lives through an event that is nested a hundred thousand deep, and keeps its neighbours", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const body = JSON.stringify(wireBatch(["deep", wireEvent("evt_1")])).replace('"deep"', deep);
    expect(await send(takeEvents(store.clickhouse), body)).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0 }],
    });
    const inPayload = body.replace('"cycle_time"', deep).replace(`${deep},`, '"deep",');
    expect(await send(takeEvents(store.clickhouse), inPayload)).toMatchObject({
      accepted: 0,
      rejected: [{}, {}],
    });
  });

  it("reads no further than a batch may be long", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const request = postEvents("", { body: endless, duplex: "half", headers: as(orgA) } as RequestInit);
    const response = await takeEvents(store.clickhouse)(request);
    expect([response.status, (await errorOf(response)).details]).toEqual([413, { limit: 2 * 1024 * 1024 }]);
    expect(pulled).toBeLessThan(2 * 1024 * 1024 + 3 * 65_536);
  });

  it("keeps account for the operator: what was taken, refused by code and dropped by its producers", async () => {
    // Counts of other handlers are written when a second has gone, and are of another day.
    const telemetry = takeEvents(store.clickhouse, {}, now + 3 * 86_400_000);
    const dropped = { id: "report_1", counts: { queue_full: 7, refused: 1 } };
    const batch = {
      ...wireBatch([wireEvent("evt_1"), wireEvent("evt_1"), {}, { ...wireEvent("evt_2"), name: "x" }]),
      dropped,
    };
    await send(telemetry, batch);
    // The answer was lost, and the batch comes again; then a report by itself, of another organisation under the same id.
    await send(telemetry, batch);
    const alone = { orgIdHash: null, source: "other-web", events: [], dropped };
    expect(await send(telemetry, alone, orgB)).toMatchObject({
      items_received: 0,
      accepted: 0,
      rejected: [],
    });

    const health = async (user: string) =>
      (await telemetry(get("/health", { headers: { authorization: user } }))).json() as Promise<
        Record<string, unknown>
      >;
    await expect.poll(() => health("platform")).toMatchObject({ intake: { accepted: 1 } });
    const counts = { accepted: 1, duplicates: 3, rejected: 4, dropped: 16 };
    expect((await health("platform")).intake).toEqual({
      accepted: 1,
      duplicates: 3,
      rejected: { missing_field: 2, unknown_event: 2 },
      dropped: { queue_full: 14, refused: 2 },
      lagMs: 74 * 3_600_000,
      sources: [{ source: "acme-web", newestIngestedAt: "2026-03-23T12:00:00.000Z" }],
      hours: Array.from({ length: 24 }, (_, i) => ({
        start: new Date(now + 3 * 86_400_000 + (i - 23) * 3_600_000).toISOString(),
        ...(i === 23 ? counts : { accepted: 0, duplicates: 0, rejected: 0, dropped: 0 }),
      })),
    });
    expect(await health(orgA)).toEqual({ status: "ok" });
  });

  it.each([
    null,
    {},
    { id: "report_1" },
    { id: "ada@example.com", counts: { refused: 1 } },
    { id: "report_1", counts: {} },
    { id: "report_1", counts: [1] },
    { id: "report_1", counts: { canary: 1 } },
    { id: "report_1", counts: { refused: -1 } },
    { id: "report_1", counts: { refused: 1 }, canary: 1 },
  ])("refuses the report %j, and stores nothing of its batch", async (dropped) => {
    const refusal = await refusalOf(takeEvents(store.clickhouse), {
      ...wireBatch([wireEvent("evt_1")]),
      dropped,
    });
    expect(refusal).toMatchObject({ status: 400, code: "invalid_request", details: { field: "dropped" } });
    expect(JSON.stringify(refusal)).not.toContain("canary");
    expect(await rows()).toEqual([]);
  });
});
