// Ids are put together by numbers that are given to them once: by several who seal at once, over days of two numberings, and beside events that have none.
import { type Reader, resealDays } from "@firsthand/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Question } from "../oracle/question.ts";
import { handlerOf, insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { report, tryWorld } from "../worlds/trial.ts";
import { createWorld } from "../worlds/world.ts";
import { emptyProduct, readRows, sealWorld } from "./support.ts";

const world = createWorld(1);
const days = world.deliveries.map(({ occurred_at }) => occurred_at.slice(0, 10)).sort();
const [first = ""] = days;

const metrics = [
  "totals",
  "active-users",
  "top-orgs",
  "top-routes",
  "feature-views",
  "chart-interactions",
  "client-errors",
] as const;

/** Of everybody, in whole UTC days up to a day that is not part of it, or up to now. */
function questionsUntil(end: string | undefined): readonly Question[] {
  const start = `${first}T00:00:00Z`;
  const range = { start, end: end === undefined ? new Date(world.now).toISOString() : `${end}T00:00:00Z` };
  return metrics.map((metric) => ({
    metric,
    scope: { kind: "platform" },
    timeZone: "UTC",
    granularity: "day",
    limit: 1000,
    ...range,
  }));
}

describe("ids by their numbers", () => {
  let product: Product;
  let asked: string[] = [];
  const watching: Reader = {
    read(statement, options) {
      asked.push(statement.sql);
      return product.clickhouse.reader.read(statement, options);
    },
  };
  const expectRight = async (end?: string, is = world) => {
    asked = [];
    const found = await tryWorld(handlerOf(product, is, watching), is, questionsUntil(end));
    expect(found.length, report(found)).toBe(0);
    const told = asked.filter((sql) => /anonymous_users|sessions/.test(sql));
    return {
      byNumber: told.filter((sql) => sql.includes("groupBitmapMerge")).length,
      byHash: told.filter((sql) => /\buniqExact(Merge)?\((anonymous_users|sessions)\)/.test(sql)).length,
      lookedUp: told.filter((sql) => sql.includes("_sealed_ids")).length,
    };
  };
  /** Where the sealed days end. */
  const endOfSeals = async () => {
    const sql = `SELECT toString(max(day) + 1) AS end FROM ${product.clickhouse.table}_seals WHERE seal != 0`;
    const [row] = await readRows<{ end: string }>(product, sql);
    return row?.end;
  };
  const countOf = async (sql: string) => (await readRows<{ count: number }>(product, sql))[0]?.count;

  beforeAll(async () => {
    product = await openProduct();
  });
  beforeEach(async () => {
    await emptyProduct(product);
    await insertDeliveries(product, world.deliveries);
  });
  afterAll(() => product.close());

  it("are read where every day is sealed, and looked up for a day that is not", async () => {
    await sealWorld(product, world);
    expect(await expectRight(await endOfSeals())).toMatchObject({ byHash: 0, lookedUp: 0 });
    const now = await expectRight();
    expect(now).toMatchObject({ byHash: 0 });
    expect(now.byNumber).toBeGreaterThan(5);
    expect(now.lookedUp).toBeGreaterThan(0);
  });

  it("are given once by several who seal at the same time", async () => {
    await Promise.all([1, 2, 3].map(() => sealWorld(product, world)));
    const { table } = product.clickhouse;
    const counted = `batch IN (SELECT batch FROM ${table}_sealed_id_batches)`;
    const twice = `SELECT count() AS count FROM (SELECT hash FROM ${table}_sealed_ids WHERE ${counted} GROUP BY hash HAVING uniqExact(number) > 1)`;
    const shared = `SELECT count() AS count FROM (SELECT number FROM ${table}_sealed_ids WHERE ${counted} GROUP BY number HAVING uniqExact(hash) > 1)`;
    expect([await countOf(twice), await countOf(shared)]).toEqual([0, 0]);
    await expectRight();
  });

  it("are begun anew when some are lost, and those of two numberings are never put together", async () => {
    await sealWorld(product, world);
    const { writer, table } = product.clickhouse;
    await writer.command(
      `ALTER TABLE ${table}_sealed_ids DELETE WHERE number % 3 = 0 SETTINGS mutations_sync = 2`,
    );
    // Sealed days say as much among themselves as before, and nothing beside one that is not.
    expect(await expectRight(await endOfSeals())).toMatchObject({ byHash: 0 });
    expect(await expectRight()).toMatchObject({ byNumber: 0 });

    const late = world.deliveries
      .slice(0, 5)
      .map((delivery) => ({ ...delivery, event_id: `late-${delivery.event_id}` }));
    const changed = { ...world, deliveries: [...world.deliveries, ...late] };
    await insertDeliveries(product, late);
    expect((await sealWorld(product, changed)).sealed).toBeGreaterThan(0);
    expect(await expectRight(await endOfSeals(), changed)).toMatchObject({ byNumber: 0 });
    expect((await sealWorld(product, changed)).sealed).toBeGreaterThan(1);
    expect(await expectRight(await endOfSeals(), changed)).toMatchObject({ byHash: 0 });
    expect(await expectRight(undefined, changed)).toMatchObject({ byHash: 0 });
    expect(await sealWorld(product, changed)).toMatchObject({ sealed: 0, busy: 0 });
  });

  it("say nothing of a day that was written while some left the list", async () => {
    const { clickhouse } = product;
    const { writer, table } = clickhouse;
    // The last month that is written: one that came after it would begin the numbers anew.
    const today = new Date(world.now).toISOString();
    let monthsLeft = new Set(days.filter((day) => day < today).map((day) => day.slice(0, 7))).size;
    const losing = {
      ...writer,
      async command(sql: string) {
        if (sql.startsWith(`INSERT INTO ${table}_sealed (`) && --monthsLeft === 0)
          await writer.command(
            `ALTER TABLE ${table}_sealed_ids DELETE WHERE number % 2 = 0 SETTINGS mutations_sync = 2`,
          );
        await writer.command(sql);
      },
    };
    await sealWorld({ ...product, clickhouse: { ...clickhouse, writer: losing } }, world);
    expect(monthsLeft).toBe(0);
    expect(await expectRight(await endOfSeals())).toMatchObject({ byNumber: 0 });
  });

  it("go with what nothing speaks of any more, and nothing else changes", async () => {
    await sealWorld(product, world);
    const { clickhouse } = product;
    const { writer, table } = clickhouse;
    const [{ anonymous_user_id: person = "" } = {}] = world.deliveries;
    const erased = {
      ...world,
      deliveries: world.deliveries.filter(({ anonymous_user_id }) => anonymous_user_id !== person),
    };
    await emptyRaw(erased);
    const hashed = `SELECT count() AS count FROM ${table}_sealed_ids WHERE hash = sipHash64('${person}')`;
    expect(await countOf(hashed)).toBe(1);
    const options = { now: () => world.now, rawRetentionDays: world.rawRetentionDays, quietForMs: -1e13 };
    await resealDays(clickhouse, { ...options, from: first, to: days.at(-1) ?? "", questionsEndWithinMs: 0 });
    expect(await countOf(hashed)).toBe(0);
    expect(await expectRight(undefined, erased)).toMatchObject({ byHash: 0 });

    async function emptyRaw({ deliveries }: typeof world) {
      await writer.command(`TRUNCATE TABLE ${table}`);
      await insertDeliveries(product, deliveries);
    }
  });
});
