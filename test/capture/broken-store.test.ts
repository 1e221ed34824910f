// The store answers, and cannot take what it is given: nothing is said to be stored that is not, and what is sent again arrives as soon as it can.
import type { TelemetryHandler } from "@firsthand/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wireBatch, wireEvent } from "../../packages/server/test-support/wire-events.ts";
import { openProduct, type Product } from "../worlds/product.ts";
import { openHost, post, send } from "./host.ts";
import { canMakeReadOnly, makeReadOnly } from "./read-only.ts";

const nowMs = Date.parse("2026-03-20T12:00:00Z");
const orgIdHash = "a".repeat(64);
const EXABYTE = 10 ** 18;

let product: Product;
let handler: TelemetryHandler;
let failures: string[];
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());
beforeEach(async () => {
  const { table } = product.clickhouse;
  await run(`TRUNCATE TABLE ${table}`);
  for (const own of ["inbox", "intake"]) await run(`DROP TABLE IF EXISTS ${table}_${own}`);
  // Counts of a test before this one may still be on their way.
  const told: string[] = [];
  failures = told;
  handler = openHost(product.clickhouse, { nowMs, onError: ({ code }) => told.push(code) });
});

const run = (sql: string) => product.clickhouse.writer.command(sql);

function batchOf(...ids: string[]) {
  return wireBatch(ids.map((id) => wireEvent(id, { ts: "2026-03-20T10:00:00Z" })));
}

async function read<Row>(sql: string): Promise<readonly Row[]> {
  return (await product.clickhouse.reader.read<Row>({ sql, parameters: {} }, { timeoutMs: 10_000 })).rows;
}

async function storedIds(): Promise<string[]> {
  const { table } = product.clickhouse;
  return (await read<{ id: string }>(`SELECT event_id AS id FROM ${table} ORDER BY id`)).map(({ id }) => id);
}

const withSetting = (table: string, name: string, value: number) => async () => {
  await run(`ALTER TABLE ${table} MODIFY SETTING ${name} = ${value}`);
  return () => run(`ALTER TABLE ${table} RESET SETTING ${name}`);
};

const without = (table: string, column: string, type: string) => async () => {
  await run(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  return () => run(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
};

const readOnly = (table: string) => async () => {
  const [row] = await read<{ path: string }>(
    `SELECT data_paths[1] AS path FROM system.tables WHERE name = '${table}'`,
  );
  const undo = makeReadOnly(row?.path ?? "");
  return async () => undo?.();
};

const raw = "product_telemetry_events";
const inbox = `${raw}_inbox`;
const full = "min_free_disk_bytes_to_perform_insert";

/** What goes wrong, and who puts it right again. */
const faults: readonly (readonly [string, () => Promise<() => Promise<unknown>>])[] = [
  ["the disk of the raw table is full", withSetting(raw, full, EXABYTE)],
  ["the disk of the ids is full", withSetting(inbox, full, EXABYTE)],
  ["the raw table has too many parts", withSetting(raw, "parts_to_throw_insert", 1)],
  ["the table of ids has too many parts", withSetting(inbox, "parts_to_throw_insert", 1)],
  ["the raw table lacks a column", without(raw, "session_id", "String AFTER schema_version")],
  ["the table of ids lacks a column", without(inbox, "insert_number", "UInt64 AFTER writer")],
  [
    "the raw table is not there",
    async () => {
      await run(`RENAME TABLE ${raw} TO elsewhere`);
      return () => run(`RENAME TABLE elsewhere TO ${raw}`);
    },
  ],
  [
    "the table of ids is another",
    async () => {
      await run(`RENAME TABLE ${inbox} TO elsewhere`);
      await run(`CREATE TABLE ${inbox} (event_id String) ENGINE = MergeTree ORDER BY event_id`);
      return async () => {
        await run(`DROP TABLE ${inbox}`);
        await run(`RENAME TABLE elsewhere TO ${inbox}`);
      };
    },
  ],
];

/** Sends three batches at once while it is broken, and again when it is mended, as a producer does that was told to. */
async function breakAndMend(breakIt: () => Promise<() => Promise<unknown>>): Promise<void> {
  await send(handler, orgIdHash, batchOf("before"));
  const batches = [batchOf("evt_1", "evt_2"), batchOf("evt_3"), batchOf("evt_4", "before")];
  const mend = await breakIt();
  try {
    for (let turn = 0; turn < 2; turn += 1) {
      const answers = await Promise.all(batches.map((batch) => post(handler, orgIdHash, batch)));
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
      for (const { headers } of answers) expect(headers.get("retry-after")).toBe("5");
    }
  } finally {
    await mend();
  }
  expect(new Set(failures)).toEqual(new Set(["store_unavailable"]));
  // Of a batch that nobody was told is stored there may be all or nothing, but no part.
  const stored = await storedIds();
  expect(stored.includes("evt_1")).toBe(stored.includes("evt_2"));

  const taken = await Promise.all(batches.map((batch) => send(handler, orgIdHash, batch)));
  expect(taken.map(({ accepted, duplicates }) => accepted + duplicates)).toEqual([2, 1, 2]);
  expect(await storedIds()).toEqual(["before", "evt_1", "evt_2", "evt_3", "evt_4"]);
  const [lossy] = await read<{ n: string }>(
    `SELECT count() AS n FROM ${raw} WHERE session_id != 's-1' AND event_id != 'before'`,
  );
  expect(lossy).toEqual({ n: 0 });
}

describe("a store that cannot take what it is given", () => {
  it.each(faults)("says so, and has everything once it can: %s", (_, breakIt) => breakAndMend(breakIt));

  it.skipIf(!canMakeReadOnly()).each([raw, inbox])(
    // Root is bound by no mode, and may not mount everywhere: then there is no disk here that is read-only to this process.
    "says so, and has everything once it can: the disk of %s is read-only",
    (table) => breakAndMend(readOnly(table)),
  );

  it("takes events where only their counts cannot be kept, and tells the host", async () => {
    await send(handler, orgIdHash, batchOf("before"));
    const mend = await withSetting(`${raw}_intake`, full, EXABYTE)();
    expect(await send(handler, orgIdHash, batchOf("evt_1"))).toMatchObject({ accepted: 1 });
    await expect.poll(() => failures).toEqual(["store_unavailable"]);
    const report = {
      orgIdHash: null,
      source: "acme-web",
      events: [],
      dropped: { id: "r-1", counts: { refused: 1 } },
    };
    expect((await post(handler, orgIdHash, JSON.stringify(report))).status).toBe(503);
    await mend();
    expect(await send(handler, orgIdHash, JSON.stringify(report))).toMatchObject({ items_received: 0 });
    expect(await storedIds()).toEqual(["before", "evt_1"]);
  });
});
