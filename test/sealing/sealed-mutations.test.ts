// Faults that are put between handler and engine on purpose, in what only sealed days need. The worlds that are sealed have to find each.
import type { Reader, ReadStatement } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openProduct, type Product } from "../worlds/product.ts";
import { playSealed } from "./sealed-trial.ts";

interface Mutation {
  readonly fault: string;
  readonly spoil?: (statement: ReadStatement) => ReadStatement;
  /** Spoils what the engine says of its parts and of the seals. */
  readonly spoilRows?: (sql: string, rows: readonly object[]) => readonly object[];
}

const replacing =
  (pattern: RegExp, by: string): NonNullable<Mutation["spoil"]> =>
  ({ sql, parameters }) => ({ sql: sql.replaceAll(pattern, by), parameters });

/** Takes a condition out and leaves its parameters bound. */
const ignoring = (condition: RegExp) => replacing(condition, "($& OR 1)");

const mutations: readonly Mutation[] = [
  {
    fault: "rows of seals that were replaced are read",
    spoil: ignoring(/\bseal IN \{seals:Array\(Int64\)\}/g),
  },
  {
    fault: "sums of seals that were replaced are read",
    spoil: ignoring(/\bseal IN \{sumSeals(OfMonths)?:Array\(Int64\)\}/g),
  },
  { fault: "sums of every scope are read", spoil: ignoring(/\bscope = \{sumScope:String\}/g) },
  {
    fault: "sealed days are read from raw as well",
    spoil: ignoring(
      /\(\(occurred_at >= fromUnixTimestamp64Milli\(\{unsealed\d+Start[^)]*\)[^)]*\)[^)]*\)[^)]*\)\)?/g,
    ),
  },
  {
    fault: "a seal stands whatever has come since",
    spoilRows: (sql, rows) =>
      sql.includes("_seals GROUP BY day")
        ? rows.map((row) => ({ ...row, latest: withWatermark(row as { latest: readonly unknown[] }) }))
        : rows,
  },
  {
    fault: "ids of events that are not sealed are taken for new ones",
    spoil: replacing(/has\(\{idBatches:Array\(Int64\)\}, batch\)/g, "(0 AND $&)"),
  },
  {
    fault: "different users of steps are added up by their numbers",
    spoil: replacing(/\bgroupBitmapMerge\((\w+)\)/g, "arraySum(groupArray(bitmapCardinality($1)))"),
  },
  {
    fault: "different users of steps are added up",
    spoil: replacing(/\buniqExactMerge\((\w+)\)/g, "toUInt64(arraySum(groupArray(finalizeAggregation($1))))"),
  },
];

function withWatermark({ latest }: { readonly latest: readonly unknown[] }): readonly unknown[] {
  return latest.map((value, i) => (i === 5 ? Number.MAX_SAFE_INTEGER : value));
}

const worlds = [1, 2, 3, 4, 5, 6];

describe("worlds that are sealed", () => {
  let product: Product;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(() => product.close());

  it.each(mutations)("find that $fault", { timeout: 120_000 }, async ({ spoil, spoilRows }) => {
    let spoiled = 0;
    let found = 0;
    const faulty: Reader = {
      async read<Row>(statement: ReadStatement, options: Parameters<Reader["read"]>[1]) {
        const changed = spoil?.(statement) ?? statement;
        if (changed.sql !== statement.sql) spoiled += 1;
        const result = await product.clickhouse.reader.read<Row>(changed, options);
        const rows = (spoilRows?.(statement.sql, result.rows as readonly object[]) ??
          result.rows) as readonly Row[];
        if (JSON.stringify(rows) !== JSON.stringify(result.rows)) spoiled += 1;
        return { ...result, rows };
      },
    };
    for (const seed of worlds) {
      await playSealed(product, seed, faulty, (_, disagreements) => {
        // An answer that fails is no figure that is wrong.
        found += disagreements.filter(({ isAnswered }) => isAnswered).length;
        return found > 0;
      });
      if (found > 0) break;
    }
    expect(spoiled).toBeGreaterThan(0);
    expect(found).toBeGreaterThan(0);
  });
});
