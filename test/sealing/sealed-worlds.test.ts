// Worlds that arrive bit by bit and are sealed in between, against the oracle. FIRSTHAND_LONG=1 runs hundreds, FIRSTHAND_WORLD=<n> one.
import type { Reader } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openProduct, type Product } from "../worlds/product.ts";
import { report } from "../worlds/trial.ts";
import { playSealed } from "./sealed-trial.ts";

const one = Number(process.env.FIRSTHAND_WORLD ?? Number.NaN);
const count = process.env.FIRSTHAND_LONG === "1" ? 200 : 20;
const seeds = Number.isInteger(one) ? [one] : Array.from({ length: count }, (_, i) => i + 1);
const sums = ["activity", "names", "orgs", "days", "durations"] as const;

describe("answers while days are sealed", () => {
  let product: Product;
  /** How many statements have read what: rows of one kind or of both, and sums. */
  const readFrom = { raw: 0, sealed: 0, both: 0, activity: 0, names: 0, orgs: 0, days: 0, durations: 0 };

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(async () => {
    await product.close();
    // One world need not ask everything.
    if (seeds.length > 1) {
      expect(Math.min(...Object.values(readFrom)), JSON.stringify(readFrom)).toBeGreaterThan(0);
    }
  });

  it.each(seeds)("equal the oracle's at every step of world %i", { timeout: 120_000 }, async (seed) => {
    const { reader, table } = product.clickhouse;
    const counting: Reader = {
      read(statement, options) {
        const isSealed = statement.sql.includes(`FROM ${table}_sealed\n`);
        const isRaw = statement.sql.includes(`FROM ${table} FINAL`);
        if (isSealed || isRaw) readFrom[isSealed ? (isRaw ? "both" : "sealed") : "raw"] += 1;
        for (const kind of sums) {
          if (statement.sql.includes(`FROM ${table}_sealed_${kind}\n`)) readFrom[kind] += 1;
        }
        return reader.read(statement, options);
      },
    };
    await playSealed(product, seed, counting, (after, disagreements) => {
      expect(disagreements.length, `After ${after}: ${report(disagreements)}`).toBe(0);
      return false;
    });
  });
});
