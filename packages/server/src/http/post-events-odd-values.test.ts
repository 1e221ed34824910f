// Values that two readers could take for different ones, and objects of more keys than anybody means.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { wireBatch, wireEvent } from "../../test-support/wire-events.ts";
import { readRows, send, startAnew, takeEvents } from "./test/take-events.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());
beforeEach(() => startAnew(store.clickhouse));

/** What the engine reads in the payload of each stored event, and what JavaScript does. */
async function readCounts(): Promise<readonly (readonly [string, unknown, unknown])[]> {
  const { reader, table } = store.clickhouse;
  const sql = `SELECT event_id AS id, payload_json AS payload, toFloat64(JSONExtractInt(payload_json, 'durationMs')) AS read FROM ${table} ORDER BY id`;
  const { rows } = await reader.read<{ id: string; payload: string; read: number }>(
    { sql, parameters: {} },
    { timeoutMs: 10_000 },
  );
  return rows.map(({ id, payload, read }) => [id, JSON.parse(payload).durationMs, read]);
}

describe("POST /events", () => {
  it("stores numbers that JavaScript and the engine read alike, and no others", async () => {
    const written: readonly (readonly [string, number | null])[] = [
      ["0", 0],
      ["-0", 0],
      ["7.0", 7],
      ["1e3", 1_000],
      ["2147483647", 2_147_483_647],
      ["2147483648", null],
      ["9007199254740993", null],
      ["18446744073709551616", null],
      ["1e999", null],
      ["-1", null],
      ["3.9", null],
      ['"3"', null],
      ["true", null],
      ["null", null],
      ["[3]", null],
    ];
    const events = written.map((_, i) =>
      wireEvent(`evt_${String(i).padStart(2, "0")}`, {
        name: "session_ended",
        payload: { durationMs: `at ${i}`, pagesViewed: 1, interactions: 0 },
      }),
    );
    const body = JSON.stringify(wireBatch(events)).replaceAll(
      /"at (\d+)"/g,
      (_, i) => written[Number(i)]?.[0] ?? "",
    );
    const { accepted, rejected } = await send(takeEvents(store.clickhouse), body);
    expect(accepted).toBe(5);
    expect(rejected).toEqual(
      written.flatMap(([, stored], index) => (stored === null ? [{ index, code: "invalid_value" }] : [])),
    );
    expect(await readCounts()).toEqual(
      written.slice(0, 5).map(([, stored], i) => [`evt_0${i}`, stored, stored]),
    );
  });

  it("lets no object with more keys than anybody means cost its neighbours", async () => {
    const wide = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`key${i}`, 1]));
    const long = { ["k".repeat(300_000)]: 1 };
    const right = wireEvent("evt_wide");
    const events = [
      { ...right, ...wide },
      wide,
      { ...right, payload: { ...right.payload, ...long } },
      long,
      wireEvent("evt_1"),
    ];
    const startedAt = performance.now();
    const { rejected } = await send(takeEvents(store.clickhouse), wireBatch(events));
    expect(rejected.map(({ code }) => code)).toEqual(Array(4).fill("unknown_field"));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect((await readRows(store.clickhouse)).map(({ event_id }) => event_id)).toEqual(["evt_1"]);
  });
});
