/** A world that arrives bit by bit and is sealed in between, with questions after every step. */
import type { Reader } from "@firsthand/server";
import { handlerOf, insertDeliveries, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { type Disagreement, questionsOf, tryWorld } from "../worlds/trial.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { bookkeeping, emptyProduct, ownTables, sealWorld } from "./support.ts";

/** What was done before questions were asked. */
export type Step = "an insert" | "a merge" | "sealing" | "sealing that was broken off";

const QUESTIONS_AT_A_TIME = 4;

/**
 * Plays a world and has every answer held against the oracle's over what has arrived by then.
 *
 * @param reader what the handler reads through; sealing reads the engine itself.
 * @param check is given what differs after each step; true ends the play.
 */
export async function playSealed(
  product: Product,
  seed: number,
  reader: Reader,
  check: (after: Step, disagreements: readonly Disagreement[]) => boolean,
): Promise<void> {
  const whole = createWorld(seed);
  const random = createRandom(seed ^ 0x5ea1);
  const { table, writer } = product.clickhouse;
  await emptyProduct(product);
  const seal = () => sealWorld(product, whole);
  await seal();
  await keepRows(product, whole);
  const handler = handlerOf(product, whole, reader);
  let arrived = 0;
  let asked = 0;
  const isOver = async (after: Step) => {
    const world: World = { ...whole, deliveries: whole.deliveries.slice(0, arrived) };
    const questions = questionsOf(world, asked + QUESTIONS_AT_A_TIME).slice(asked);
    asked += QUESTIONS_AT_A_TIME;
    return check(after, await tryWorld(handler, world, questions));
  };

  for (let turn = 0; arrived < whole.deliveries.length; turn += 1) {
    const most = Math.ceil(whole.deliveries.length / 2);
    const more = turn === 0 ? most : random.int(most >> 2, most);
    await insertDeliveries(product, whole.deliveries.slice(arrived, arrived + more));
    arrived = Math.min(arrived + more, whole.deliveries.length);
    if (await isOver("an insert")) return;
    if (random.chance(0.5)) {
      await writer.command(`OPTIMIZE TABLE ${table} FINAL`);
      if (await isOver("a merge")) return;
    }
    if (random.chance(0.5)) {
      await sealUntilBroken(product, whole, random.int(1, MOST_STEPS));
      if (await isOver("sealing that was broken off")) return;
    }
    await seal();
    if (await isOver("sealing")) return;
  }
}

/** Sealing writes with so many statements and a few more in a month, of which a world has several. */
const MOST_STEPS = 24;

/** Seals up to a step that is never taken, as when the process ends there. */
async function sealUntilBroken(product: Product, world: World, steps: number): Promise<void> {
  const { writer } = product.clickhouse;
  let left = steps;
  const take = <T>(step: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("broken off")) : step();
  };
  const clickhouse = {
    ...product.clickhouse,
    writer: {
      ...writer,
      command: (statement: string) => take(() => writer.command(statement)),
      insertJsonLines: (table: string, lines: Uint8Array) => take(() => writer.insertJsonLines(table, lines)),
    },
  };
  await sealWorld({ ...product, clickhouse }, world).catch((error: unknown) => {
    if (left >= 0) throw error;
  });
}

/** Rows of a world with a short retention would go by the engine's clock, which is not the world's. */
async function keepRows(
  { clickhouse: { writer, table } }: Product,
  { rawRetentionDays }: World,
): Promise<void> {
  if (rawRetentionDays > 3_000) return;
  for (const own of ownTables.filter((name) => !bookkeeping.includes(name))) {
    await writer.command(`ALTER TABLE ${table}_${own} REMOVE TTL`);
  }
}
