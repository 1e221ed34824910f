// What is withheld is held against an oracle, and an attacker adds and subtracts the answers. FIRSTHAND_LONG=1 tries a hundred worlds,
// FIRSTHAND_WORLD=<n> one.
import type { Reader, ReadStatement } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openProduct, type Product } from "../worlds/product.ts";
import { tryWorld } from "./trial.ts";

const { FIRSTHAND_LONG, FIRSTHAND_WORLD } = process.env;
const seeds =
  FIRSTHAND_WORLD === undefined
    ? Array.from({ length: FIRSTHAND_LONG === "1" ? 100 : 1 }, (_, i) => i + 1)
    : [Number(FIRSTHAND_WORLD)];

describe("small groups", () => {
  let product: Product;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(() => product.close());

  it.each(seeds)(
    "keep their figures from two hundred answers about world %i",
    { timeout: 120_000 },
    async (seed) => {
      const { answers, differences, secrets, recovered, guessed } = await tryWorld(product, seed, {
        questions: 200,
      });
      expect(differences.slice(0, 10)).toEqual([]);
      expect(recovered).toEqual([]);
      expect(guessed).toEqual([]);
      expect([answers, secrets > 100]).toEqual([200, true]);
    },
  );

  it("would lose them if no further part were withheld where the others give it away", {
    timeout: 120_000,
  }, async () => {
    let spoiled = 0;
    const reader: Reader = {
      read(statement: ReadStatement, options) {
        const sql = statement.sql.replaceAll(/\btoUInt8\(small\d > 0 AND [^\n]*\) AS (more\d)/g, "0 AS $1");
        if (sql !== statement.sql) spoiled += 1;
        return product.clickhouse.reader.read({ ...statement, sql }, options);
      },
    };
    const { differences, recovered, guessed } = await tryWorld(product, 1, {
      questions: 45,
      complementary: false,
      reader,
    });
    expect(spoiled, "The SQL has changed, change the fault with it.").toBeGreaterThan(0);
    expect(differences.slice(0, 10)).toEqual([]);
    expect(recovered).not.toEqual([]);
    expect(guessed).not.toEqual([]);
  });
});
