// Worlds that lie on two shards, against the oracle. FIRSTHAND_LONG=1 runs many more, FIRSTHAND_WORLD=<n> one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOnce } from "../oracle/count-once.ts";
import type { Delivery } from "../oracle/delivery.ts";
import { handlerOf, insertDeliveries } from "../worlds/product.ts";
import { QUESTIONS_PER_WORLD, questionsOf, report, tryWorld } from "../worlds/trial.ts";
import { createWorld } from "../worlds/world.ts";
import { openTwoShards, type TwoShards } from "./two-shards.ts";

const one = Number(process.env.FIRSTHAND_WORLD ?? Number.NaN);
const count = process.env.FIRSTHAND_LONG === "1" ? 50 : 2;
const seeds = Number.isInteger(one) ? [one] : Array.from({ length: count }, (_, i) => i + 1);

describe("answers over the face of two shards", () => {
  let product: TwoShards;
  beforeAll(async () => {
    product = await openTwoShards();
  });
  afterAll(() => product.close());

  const hold = async (deliveries: readonly Delivery[]) => {
    await product.empty();
    const half = Math.ceil(deliveries.length / 2);
    await insertDeliveries(product, deliveries.slice(0, half));
    await insertDeliveries(product, deliveries.slice(half));
    return product.countEvents();
  };

  it.each(seeds)(
    "equal the oracle's in world %i, whose repeats keep their user",
    { timeout: 120_000 },
    async (seed) => {
      const found = createWorld(seed);
      const world = { ...found, deliveries: withOneUserEach(found.deliveries) };
      const [first = 0, second = 0] = await hold(world.deliveries);
      expect(Math.min(first, second)).toBeGreaterThan(100);
      expect(first + second).toBe(countOnce(world.deliveries).length);
      const disagreements = await tryWorld(
        handlerOf(product, world),
        world,
        questionsOf(world, QUESTIONS_PER_WORLD),
      );
      expect(disagreements.length, report(disagreements)).toBe(0);
    },
  );

  it("are not read from the seals of a shard, which may have had no event of a day", async () => {
    const found = createWorld(1);
    const world = { ...found, deliveries: withOneUserEach(found.deliveries) };
    await hold(world.deliveries);
    await product.sealAsEmpty(new Set(world.deliveries.map(({ occurred_at }) => occurred_at.slice(0, 10))));
    const disagreements = await tryWorld(handlerOf(product, world), world, questionsOf(world, 9));
    expect(disagreements.length, report(disagreements)).toBe(0);
  });

  it("count an event once on each shard, where its repeats have users of both", async () => {
    const { deliveries } = createWorld(1);
    const [first = 0, second = 0] = await hold(deliveries);
    const users = new Map<string, Set<string>>();
    for (const delivery of deliveries) {
      const named = users.get(keyOf(delivery)) ?? new Set();
      users.set(keyOf(delivery), named.add(delivery.anonymous_user_id));
    }
    const withSeveral = [...users.values()].filter(({ size }) => size > 1).length;
    const { rows } = await product.clickhouse.reader.read<{ twice: number }>(
      {
        sql: "SELECT count() - uniqExact(org_id_hash, name, occurred_at, event_id) AS twice FROM product_telemetry_events FINAL",
        parameters: {},
      },
      { timeoutMs: 10_000 },
    );
    const twice = first + second - countOnce(deliveries).length;
    expect(twice).toBeGreaterThan(0);
    expect(rows).toEqual([{ twice }]);
    expect(twice).toBeLessThanOrEqual(withSeveral);
  });
});

/** The same deliveries, of which those of one event are all of the user of the first. */
function withOneUserEach(deliveries: readonly Delivery[]): Delivery[] {
  const users = new Map<string, string>();
  return deliveries.map((delivery) => {
    const user = users.get(keyOf(delivery)) ?? delivery.anonymous_user_id;
    users.set(keyOf(delivery), user);
    return { ...delivery, anonymous_user_id: user };
  });
}

function keyOf({ org_id_hash, name, occurred_at, event_id }: Delivery): string {
  return JSON.stringify([org_id_hash, name, occurred_at, event_id]);
}
