/** What tests of sealing share: a product, a world in it, and whether the answers about it are the oracle's. */
import { type SealOptions, type SealSummary, sealDays, type TelemetryHandler } from "@firsthand/server";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { questionsOf, report, tryWorld } from "../worlds/trial.ts";
import type { World } from "../worlds/world.ts";

/** Those that say which rows and numbers count, and hold neither events nor sums. */
export const bookkeeping = ["seals", "sealed_ids", "sealed_id_batches", "sealed_months"];

/** Firsthand's own tables, by what follows the name of the host's. */
export const ownTables = [
  "sealed",
  "sealed_orgs",
  "sealed_days",
  "sealed_activity",
  "sealed_names",
  "sealed_durations",
  "sealed_histograms",
  ...bookkeeping,
];

/** Seals what is over at the world's time. Its deliveries were taken in at times of its own, so no day is busy. */
export function sealWorld(
  { clickhouse }: Product,
  { now, rawRetentionDays }: Pick<World, "now" | "rawRetentionDays">,
  options: SealOptions = {},
): Promise<SealSummary> {
  return sealDays(clickhouse, { now: () => now, rawRetentionDays, quietForMs: -1e13, ...options });
}

/** Empties the host's table and drops all that sealing has made. */
export async function emptyProduct({ clickhouse: { writer, table } }: Product): Promise<void> {
  await writer.command(`TRUNCATE TABLE ${table}`);
  for (const own of ownTables) await writer.command(`DROP TABLE IF EXISTS ${table}_${own} SYNC`);
}

/** A product for each file, that has a world and its seals anew before each test. */
export function useSealed(world: World): () => Product {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  beforeEach(async () => {
    await emptyProduct(product);
    await insertDeliveries(product, world.deliveries);
    await sealWorld(product, world);
  });
  afterAll(() => product.close());
  return () => product;
}

/** What the engine itself says. */
export async function readRows<Row>(
  { clickhouse }: Product,
  sql: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<readonly Row[]> {
  return (await clickhouse.reader.read<Row>({ sql, parameters }, { timeoutMs: 10_000 })).rows;
}

/** Asks `count` questions about a world; `turn` chooses which. */
export async function expectRight(
  handler: TelemetryHandler,
  world: World,
  when: string,
  { count = 9, turn = 0 }: { readonly count?: number; readonly turn?: number } = {},
): Promise<void> {
  const questions = questionsOf(world, (turn + 1) * count).slice(turn * count);
  const disagreements = await tryWorld(handler, world, questions);
  expect(disagreements.length, `${when}: ${report(disagreements)}`).toBe(0);
}
