// The disk is full for one of Firsthand's own tables after another, which the engine is made to believe. FIRSTHAND_LONG=1 for every table.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handlerOf, insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { emptyProduct, expectRight, ownTables, sealWorld } from "./support.ts";

const whole = createWorld(1);
const half = whole.deliveries.length >> 1;
const first: World = { ...whole, deliveries: whole.deliveries.slice(0, half) };
/** The first that is written, the last, and the one that makes the others count. */
const tables = process.env.FIRSTHAND_LONG === "1" ? ownTables : ["sealed", "sealed_histograms", "seals"];
const EXABYTE = 10 ** 18;

describe("a full disk while days are sealed", () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  beforeEach(async () => {
    await emptyProduct(product);
    await insertDeliveries(product, first.deliveries);
    await sealWorld(product, whole, { days: { first: 0, last: -1 } });
  });
  afterAll(() => product.close());

  it.each(tables)("at …_%s: says so, loses nothing, and is made good when there is room", async (own) => {
    const { clickhouse } = product;
    const setNeeded = (bytes: number) =>
      clickhouse.writer.command(
        `ALTER TABLE ${clickhouse.table}_${own} MODIFY SETTING min_free_disk_bytes_to_perform_insert = ${bytes}`,
      );
    await setNeeded(EXABYTE);
    const failure = await sealWorld(product, whole).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "store_unavailable", message: expect.stringMatching(/disk/i) });
    await expectRight(handlerOf(product, first), first, "while it is full", { count: 5 });
    // The host's own table has room, and nothing of Firsthand's stands before it.
    await insertDeliveries(product, whole.deliveries.slice(half));
    await expectRight(handlerOf(product, whole), whole, "after a further insert", { count: 5, turn: 1 });

    await setNeeded(0);
    expect((await sealWorld(product, whole)).sealed).toBeGreaterThan(0);
    await expectRight(handlerOf(product, whole), whole, "with room again", { count: 5, turn: 2 });
    expect(await sealWorld(product, whole, { verify: true })).toMatchObject({ sealed: 0, busy: 0 });
  });
});
