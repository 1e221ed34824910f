import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTempStore, type TempStore } from "../../test-support/temp-store.ts";
import { createIngestTables, inboxTable, intakeTable } from "./tables.ts";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

async function read<Row>(sql: string): Promise<readonly Row[]> {
  return (await store.clickhouse.reader.read<Row>({ sql, parameters: {} }, { timeoutMs: 10_000 })).rows;
}

/** Makes the tables anew, with a row of each age in both. */
async function fill(rawRetentionDays: number, ages: readonly number[]): Promise<void> {
  const { writer, table } = store.clickhouse;
  for (const own of [inboxTable(table), intakeTable(table)])
    await writer.command(`DROP TABLE IF EXISTS ${own}`);
  await createIngestTables(store.clickhouse, rawRetentionDays, 10_000);
  for (const days of ages) {
    const storedAt = `now() - INTERVAL ${days} DAY`;
    await writer.command(
      `INSERT INTO ${inboxTable(table)} (org_id_hash, event_id, name, occurred_at, writer, insert_number, row, stored_at) SELECT 'a', 'evt_${days}', 'page_viewed', now64(3), 'w', 1, 'the row', ${storedAt}`,
    );
    await writer.command(
      `INSERT INTO ${intakeTable(table)} (taken_at, org_id_hash, source, accepted, stored_at) SELECT now64(3), 'a', 'source_${days}', 1, ${storedAt}`,
    );
  }
  // Merges drop what has expired; this one does not wait for its time.
  for (const own of [inboxTable(table), intakeTable(table)])
    await writer.command(`OPTIMIZE TABLE ${own} FINAL`);
}

describe("the tables of taking events", () => {
  it("keep whole rows for eight days, and ids and counts no longer than raw events are kept", async () => {
    const { table } = store.clickhouse;
    await fill(180, [0, 7, 9, 179, 181]);
    expect(
      await read(`SELECT event_id AS id, row FROM ${inboxTable(table)} ORDER BY stored_at DESC`),
    ).toEqual([
      { id: "evt_0", row: "the row" },
      { id: "evt_7", row: "the row" },
      { id: "evt_9", row: "" },
      { id: "evt_179", row: "" },
    ]);
    expect(await read(`SELECT source FROM ${intakeTable(table)} ORDER BY stored_at DESC`)).toEqual(
      [0, 7, 9, 179].map((days) => ({ source: `source_${days}` })),
    );
  });

  it("lose nothing where raw events are kept for longer than the engine can count", async () => {
    const { table } = store.clickhouse;
    await fill(36_500, [0]);
    expect(await read(`SELECT event_id AS id FROM ${inboxTable(table)}`)).toEqual([{ id: "evt_0" }]);
    expect(await read(`SELECT source FROM ${intakeTable(table)}`)).toEqual([{ source: "source_0" }]);
  });
});
