import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealWorld } from "../sealing/support.ts";
import { askMany, handlerOf, loadWorld, openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { cellsOf, metricNames } from "./cells.ts";
import { createSmallQuestion } from "./questions.ts";
import { createSmallWorld } from "./world.ts";

const QUESTIONS = 27;

interface Answer {
  readonly data: unknown;
  readonly comparison?: unknown;
  readonly meta: { readonly sources: readonly { readonly kind: string }[] };
}

describe("small groups of sealed days", () => {
  let product: Product;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(() => product.close());

  it("are the same as those of the events", { timeout: 120_000 }, async () => {
    const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
    const world = seeds.map(createSmallWorld).find(({ timeZone }) => timeZone === "UTC");
    if (world === undefined) throw new Error("No world is in UTC.");
    await loadWorld(product, world);
    const random = createRandom(world.seed);
    const questions = Array.from({ length: QUESTIONS }, (_, i) => {
      const metric = metricNames[i % metricNames.length] ?? "totals";
      return createSmallQuestion(random, world, metric, cellsOf(world, metric, world.ranges[0])).asked;
    });
    const ask = async () => {
      const { minimumUsers } = world;
      return (await askMany(handlerOf(product, world, undefined, { minimumUsers }), questions)) as Answer[];
    };
    const figures = (answers: readonly Answer[]) =>
      answers.map(({ data, comparison }) => ({ data, comparison }));
    const ofEvents = await ask();
    await sealWorld(product, world);
    const ofSeals = await ask();
    expect(figures(ofSeals)).toEqual(figures(ofEvents));
    const kinds = new Set(
      ofSeals.flatMap(({ meta }) =>
        (meta as { sources: { kind: string }[] }).sources.map(({ kind }) => kind),
      ),
    );
    expect([...kinds].sort()).toEqual(["rollup", "sealed"]);
  });
});
