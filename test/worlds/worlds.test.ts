// Real engine, real handler, against the oracle. FIRSTHAND_LONG=1 runs hundreds of worlds, FIRSTHAND_WORLD=<n> one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handlerOf, loadWorld, openProduct, type Product } from "./product.ts";
import { recordRun } from "./record-run.ts";
import { mainStages } from "./stages.ts";
import { QUESTIONS_PER_WORLD, questionsOf, report, tryWorld } from "./trial.ts";
import { createWorld } from "./world.ts";

const isLong = process.env.FIRSTHAND_LONG === "1";
const seeds = seedsToRun();

describe("the product's answers", () => {
  let product: Product;
  let asked = 0;
  let disagreed = 0;

  beforeAll(async () => {
    product = await openProduct();
  });

  afterAll(async () => {
    await product.close();
    if (isLong) await recordRun({ worlds: seeds.length, questions: asked, disagreements: disagreed });
  });

  it.each(seeds)("equal the oracle's in world %i", { timeout: 120_000 }, async (seed) => {
    const world = createWorld(seed);
    await loadWorld(product, world);
    const questions = questionsOf(world, QUESTIONS_PER_WORLD);
    const disagreements = await tryWorld(handlerOf(product, world), world, questions);
    asked += questions.length;
    disagreed += disagreements.length;
    expect(disagreements.length, report(disagreements)).toBe(0);
  });
});

function seedsToRun(): number[] {
  const one = Number(process.env.FIRSTHAND_WORLD ?? Number.NaN);
  if (Number.isInteger(one)) return [one];
  const count = isLong ? Number(process.env.FIRSTHAND_WORLDS ?? 200) : mainStages.length;
  return Array.from({ length: count }, (_, i) => i + 1);
}
