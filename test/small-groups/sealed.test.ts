import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealWorld } from "../sealing/support.ts";
import { askMany, handlerOf, loadWorld, openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { cellsOf, metricNames } from "./cells.ts";
import { createSmallQuestion } from "./questions.ts";
import { createSmallWorld, DAY_MS } from "./world.ts";

const QUESTIONS = 27;

interface Answer {
  readonly data: unknown;
  readonly comparison?: unknown;
  readonly meta: { readonly readableSince: string; readonly sources: readonly { readonly kind: string }[] };
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
    const ask = async (rawRetentionDays = world.rawRetentionDays) => {
      const { minimumUsers } = world;
      const handler = handlerOf(product, { ...world, rawRetentionDays }, undefined, { minimumUsers });
      return (await askMany(handler, questions)) as Answer[];
    };
    const figures = (answers: readonly Answer[]) =>
      answers.map(({ data, comparison }) => ({ data, comparison }));
    const ofEvents = await ask();
    await sealWorld(product, world);
    const ofSeals = await ask();
    expect(figures(ofSeals)).toEqual(figures(ofEvents));
    const kinds = new Set(ofSeals.flatMap(({ meta }) => meta.sources.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(["rollup", "sealed"]);
    // Sums of a time of which no events are kept do not know who stands behind them: a range begins with the first whole day that is.
    const days = Math.round((world.now - world.ranges[0].first * DAY_MS) / DAY_MS) - 1;
    for (const { data, meta } of await ask(days)) {
      expect(data).toBeDefined();
      expect(Date.parse(meta.readableSince)).toBe((world.ranges[0].first + 1) * DAY_MS);
    }
  });
});
