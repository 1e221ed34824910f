// Worlds that arrive bit by bit and are sealed in between, against the oracle. FIRSTHAND_LONG=1 runs hundreds, FIRSTHAND_WORLD=<n> one.
import { type Reader, sealDays } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handlerOf, insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { questionsOf, report, tryWorld } from "../worlds/trial.ts";
import { createWorld, type World } from "../worlds/world.ts";

const QUESTIONS_AT_A_TIME = 9;

const one = Number(process.env.FIRSTHAND_WORLD ?? Number.NaN);
const count = process.env.FIRSTHAND_LONG === "1" ? 200 : 20;
const seeds = Number.isInteger(one) ? [one] : Array.from({ length: count }, (_, i) => i + 1);

describe("answers while days are sealed", () => {
  let product: Product;
  /** How many statements have read which table, or rows of both kinds. */
  const readFrom = { raw: 0, sealed: 0, both: 0, activity: 0, names: 0, orgs: 0, durations: 0 };

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(async () => {
    await product.close();
    // One world need not ask everything.
    if (seeds.length > 1)
      expect(Math.min(...Object.values(readFrom)), JSON.stringify(readFrom)).toBeGreaterThan(0);
  });

  it.each(seeds)("equal the oracle's at every step of world %i", { timeout: 120_000 }, async (seed) => {
    const whole = createWorld(seed);
    const random = createRandom(seed ^ 0x5ea1);
    const { table, writer, reader } = product.clickhouse;
    const counting: Reader = {
      read(statement, options) {
        const isSealed = statement.sql.includes(`FROM ${table}_sealed\n`);
        const isRaw = statement.sql.includes(`FROM ${table} FINAL`);
        for (const sums of ["activity", "names", "orgs", "durations"] as const) {
          if (statement.sql.includes(`FROM ${table}_sealed_${sums}\n`)) readFrom[sums] += 1;
        }
        if (isSealed || isRaw) readFrom[isSealed ? (isRaw ? "both" : "sealed") : "raw"] += 1;
        return reader.read(statement, options);
      },
    };
    for (const name of [
      table,
      `${table}_seals`,
      `${table}_sealed`,
      `${table}_sealed_orgs`,
      `${table}_sealed_activity`,
      `${table}_sealed_names`,
      `${table}_sealed_durations`,
    ]) {
      await writer.command(`TRUNCATE TABLE IF EXISTS ${name}`);
    }
    const seal = () =>
      sealDays(product.clickhouse, {
        now: () => whole.now,
        rawRetentionDays: whole.rawRetentionDays,
        // Deliveries of a world are taken in at times of its own.
        quietForMs: -1e13,
      });
    await seal();
    const handler = handlerOf(product, whole, counting);
    let arrived = 0;
    let asked = 0;

    const check = async (after: string) => {
      const world: World = { ...whole, deliveries: whole.deliveries.slice(0, arrived) };
      const questions = questionsOf(world, asked + QUESTIONS_AT_A_TIME).slice(asked);
      asked += QUESTIONS_AT_A_TIME;
      const disagreements = await tryWorld(handler, world, questions);
      expect(disagreements.length, `After ${after}: ${report(disagreements)}`).toBe(0);
    };

    for (let turn = 0; arrived < whole.deliveries.length; turn += 1) {
      const most = Math.ceil(whole.deliveries.length / 2);
      const more = turn === 0 ? most : random.int(most >> 2, most);
      await insertDeliveries(product, whole.deliveries.slice(arrived, arrived + more));
      arrived = Math.min(arrived + more, whole.deliveries.length);
      await check("an insert");
      if (random.chance(0.5)) {
        await writer.command(`OPTIMIZE TABLE ${table} FINAL`);
        await check("a merge");
      }
      await seal();
      await check("sealing");
    }
  });
});
