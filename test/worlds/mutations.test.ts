// Faults that are put between handler and engine on purpose. The questions of the worlds have to find each of them:
// otherwise a product with that fault would pass.
import type { Reader, ReadStatement } from "@firsthand/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handlerOf, loadWorld, openProduct, type Product } from "./product.ts";
import { type Disagreement, QUESTIONS_PER_WORLD, questionsOf, tryWorld } from "./trial.ts";
import { createWorld, type World } from "./world.ts";

interface Mutation {
  readonly fault: string;
  readonly spoil: (statement: ReadStatement) => ReadStatement;
}

function replacing(pattern: RegExp, by: string): Mutation["spoil"] {
  return ({ sql, parameters }) => ({ sql: sql.replaceAll(pattern, by), parameters });
}

const HOUR_MS = 3_600_000;

/** Lists of instants, which is how granules are told to the engine, cut down to whole hours of UTC. */
function onWholeHours({ sql, parameters }: ReadStatement): ReadStatement {
  const cut = (value: unknown) =>
    Array.isArray(value) && value.every((entry) => typeof entry === "number" && entry > 1e11)
      ? value.map((entry) => Math.floor(entry / HOUR_MS) * HOUR_MS)
      : value;
  return {
    sql,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, cut(value)])),
  };
}

const mutations: readonly Mutation[] = [
  { fault: "deliveries are not deduplicated", spoil: replacing(/ FINAL\b/g, "") },
  { fault: "the scope is not applied", spoil: replacing(/(\borg_id_hash = \{\w+:String\})/g, "($1 OR 1)") },
  { fault: "the end of a range belongs to it", spoil: replacing(/\boccurred_at < /g, "occurred_at <= ") },
  {
    fault: "the start of a range does not belong to it",
    spoil: replacing(/\boccurred_at >= /g, "occurred_at > "),
  },
  { fault: "users and sessions are not distinct", spoil: replacing(/\buniqExact\(/g, "count(") },
  { fault: "percentiles do not interpolate", spoil: replacing(/\b(quantiles?Exact)Inclusive\b/g, "$1") },
  { fault: "null stands first among ties", spoil: replacing(/\bNULLS LAST\b/g, "NULLS FIRST") },
  { fault: "granules begin on whole hours of UTC", spoil: onWholeHours },
];

/** UTC, Kathmandu and Lord Howe: the last two do not keep whole hours. */
const worlds = [createWorld(1), createWorld(2), createWorld(3)];
const QUESTIONS_AT_A_TIME = 15;

describe("the worlds' questions", () => {
  let product: Product;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(() => product.close());

  it.each(mutations)("find that $fault", { timeout: 120_000 }, async ({ spoil }) => {
    let spoiled = 0;
    const reader: Reader = {
      read(statement, options) {
        const changed = spoil(statement);
        if (JSON.stringify(changed) !== JSON.stringify(statement)) spoiled += 1;
        return product.clickhouse.reader.read(changed, options);
      },
    };
    const found = await firstDisagreements(reader);
    expect(
      spoiled,
      "The fault was put into no statement: the SQL has changed, change the fault with it.",
    ).toBeGreaterThan(0);
    expect(found.map(({ differences }) => differences[0])).not.toEqual([]);
    expect(found.filter(({ isAnswered }) => !isAnswered)).toEqual([]);
  });

  async function firstDisagreements(reader: Reader): Promise<Disagreement[]> {
    for (const world of worlds) {
      await loadWorld(product, world);
      const found = await tryInParts(reader, world);
      if (found.length > 0) return found;
    }
    return [];
  }

  async function tryInParts(reader: Reader, world: World): Promise<Disagreement[]> {
    const questions = questionsOf(world, QUESTIONS_PER_WORLD);
    for (let from = 0; from < questions.length; from += QUESTIONS_AT_A_TIME) {
      const part = questions.slice(from, from + QUESTIONS_AT_A_TIME);
      const found = await tryWorld(handlerOf(product, world, reader), world, part);
      if (found.length > 0) return found;
    }
    return [];
  }
});
