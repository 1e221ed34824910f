// Firsthand's own tables are lost or broken by hand, one after another: nothing of it reaches the host's inserts or an answer.
import { type Reader, sealDays } from "@firsthand/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handlerOf, insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { emptyProduct, expectRight, sealWorld } from "./support.ts";

const whole = createWorld(50);
const half = whole.deliveries.length >> 1;
const first: World = { ...whole, deliveries: whole.deliveries.slice(0, half) };

const breakages = [
  { by: "_sealed dropped", sql: "DROP TABLE *_sealed SYNC", lost: "_sealed" },
  { by: "_seals dropped", sql: "DROP TABLE *_seals SYNC", lost: "_seals" },
  { by: "_sealed_orgs dropped", sql: "DROP TABLE *_sealed_orgs SYNC", lost: "_sealed_orgs" },
  { by: "_sealed_days dropped", sql: "DROP TABLE *_sealed_days SYNC", lost: "_sealed_days" },
  { by: "_sealed_activity dropped", sql: "DROP TABLE *_sealed_activity SYNC", lost: "_sealed_activity" },
  { by: "_sealed_names dropped", sql: "DROP TABLE *_sealed_names SYNC", lost: "_sealed_names" },
  { by: "_sealed_ids dropped", sql: "DROP TABLE *_sealed_ids SYNC", lost: "_sealed_ids" },
  {
    by: "_sealed_id_batches dropped",
    sql: "DROP TABLE *_sealed_id_batches SYNC",
    lost: "_sealed_id_batches",
  },
  { by: "_sealed_months dropped", sql: "DROP TABLE *_sealed_months SYNC", lost: "_sealed_months" },
  { by: "a column of _sealed dropped", sql: "ALTER TABLE *_sealed DROP COLUMN feature", broken: "_sealed" },
  {
    by: "a column of _seals dropped",
    sql: "ALTER TABLE *_seals DROP COLUMN fingerprint",
    broken: "_seals",
  },
  {
    by: "a column of _sealed_durations dropped",
    sql: "ALTER TABLE *_sealed_durations DROP COLUMN durations",
    broken: "_sealed_durations",
  },
  {
    by: "a column of _sealed_orgs dropped",
    sql: "ALTER TABLE *_sealed_orgs DROP COLUMN newest_ingested_at",
    broken: "_sealed_orgs",
  },
];

describe("tables of Firsthand's own that are lost or broken", () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  beforeEach(async () => {
    await emptyProduct(product);
    await insertDeliveries(product, first.deliveries);
    expect((await sealWorld(product, whole)).sealed).toBeGreaterThan(0);
  });
  afterAll(() => product.close());

  it.each(breakages)("reach no insert and no answer: $by", async ({ sql, broken }) => {
    const { writer, table, reader } = product.clickhouse;
    let sealedReads = 0;
    const counting: Reader = {
      read(statement, options) {
        if (statement.sql.includes(`FROM ${table}_sealed\n`)) sealedReads += 1;
        return reader.read(statement, options);
      },
    };
    await expectRight(handlerOf(product, whole, counting), first, "Before", { count: 3 });
    expect(sealedReads).toBeGreaterThan(0);

    sealedReads = 0;
    await writer.command(sql.replace("*", table));
    const handler = handlerOf(product, whole, counting);
    await expectRight(handler, first, "After", { count: 5, turn: 1 });
    await insertDeliveries(product, whole.deliveries.slice(half));
    await expectRight(handler, whole, "After an insert", { count: 5, turn: 2 });
    expect(sealedReads).toBe(0);

    if (broken !== undefined) {
      const name = `${table}${broken}`;
      await expect(sealWorld(product, whole)).rejects.toThrow(`DROP TABLE ${name}`);
      await writer.command(`DROP TABLE ${name} SYNC`);
    }
    expect((await sealWorld(product, whole)).sealed).toBeGreaterThan(0);
    await expectRight(handlerOf(product, whole, counting), whole, "Sealed again", { count: 4, turn: 7 });
    expect(sealedReads).toBeGreaterThan(0);
    expect(await sealWorld(product, whole)).toMatchObject({ sealed: 0, busy: 0 });
  });

  it("reach no answer that a handler which knew them gives", async () => {
    const { writer, table } = product.clickhouse;
    const handler = handlerOf(product, whole);
    await expectRight(handler, first, "Before");
    await writer.command(`DROP TABLE ${table}_sealed SYNC`);
    await expectRight(handler, first, "After", { turn: 1 });
  });

  it.each(["_sealed", "_sealed_orgs"])("are written again when %s was lost", async (lost) => {
    const { writer, table } = product.clickhouse;
    await writer.command(`DROP TABLE ${table}${lost} SYNC`);
    expect((await sealWorld(product, whole)).sealed).toBeGreaterThan(0);
    await expectRight(handlerOf(product, whole), first, "Sealed again");
    expect(await sealWorld(product, whole, { verify: true })).toMatchObject({ sealed: 0, busy: 0 });
  });

  it("are found when only rows are lost, by a comparison with the events", async () => {
    const { writer, table } = product.clickhouse;
    await writer.command(`TRUNCATE TABLE ${table}_sealed_orgs`);
    const { sealed } = await sealWorld(product, whole, { verify: true });
    expect(sealed).toBeGreaterThan(0);
    await expectRight(handlerOf(product, whole), first, "Sealed again");
    expect(await sealWorld(product, whole, { verify: true })).toMatchObject({ sealed: 0 });
  });

  it("reach no answer when one of them is emptied while others have rows to spare", async () => {
    const { writer, table } = product.clickhouse;
    // Days are sealed anew, and the rows of what was replaced stay for a while.
    await insertDeliveries(product, whole.deliveries.slice(half));
    expect((await sealWorld(product, whole)).sealed).toBeGreaterThan(0);
    await writer.command(`TRUNCATE TABLE ${table}_sealed_durations`);
    await expectRight(handlerOf(product, whole), whole, "After", { count: 45 });
  });

  it("are not made where there is nothing to seal", async () => {
    const { clickhouse } = product;
    await clickhouse.writer.command(
      `CREATE TABLE IF NOT EXISTS by_day AS ${clickhouse.table} ENGINE = ReplacingMergeTree(ingested_at) PARTITION BY toDate(occurred_at) ORDER BY (org_id_hash, name, occurred_at, event_id)`,
    );
    for (const [table, says] of [
      ["nowhere", "There is no table of events to seal"],
      ["by_day", "partitioned by toYYYYMM"],
    ] as const) {
      await expect(sealDays({ ...clickhouse, table })).rejects.toThrow(says);
      const made = await clickhouse.reader.read(
        {
          sql: "SELECT name FROM system.tables WHERE name LIKE {own:String}",
          parameters: { own: `${table}_seal%` },
        },
        { timeoutMs: 10_000 },
      );
      expect(made.rows).toEqual([]);
    }
  });
});
