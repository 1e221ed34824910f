// What a host may do to its table so that a seal is true no more, and hardly anything shows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../oracle/delivery.ts";
import { askOne, handlerOf, insertDeliveries, openProduct, type Product } from "../worlds/product.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { emptyProduct, expectRight, sealWorld } from "./support.ts";

const base = createWorld(1);
const org = base.orgs[0] ?? "";
const day = (ms: number) => new Date(base.moments.center + ms * 86_400_000).toISOString();
const event = (id: string, days: number, more: Partial<Delivery> = {}): Delivery => ({
  org_id_hash: org,
  event_id: id,
  name: "page_viewed",
  schema_version: "2026-05-telemetry-v1",
  session_id: `s-${id}`,
  anonymous_user_id: `u-${id}`,
  route_pattern: "/a",
  payload_json: "{}",
  occurred_at: day(days),
  ingested_at: day(days),
  source: "acme-web",
  ...more,
});
const worldOf = (...deliveries: readonly Delivery[]): World => ({
  ...base,
  now: base.moments.center + 25 * 86_400_000,
  rawRetentionDays: 4_000,
  deliveries,
});

describe("a change under seals", () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  beforeEach(() => emptyProduct(product));
  afterAll(() => product.close());

  const raw = (statement: string) =>
    product.clickhouse.writer.command(statement.replace("*", product.clickhouse.table));
  const unfinished = async () => {
    const sql = "SELECT count() AS unfinished FROM system.mutations WHERE NOT is_done";
    const { rows } = await product.clickhouse.reader.read({ sql, parameters: {} }, { timeoutMs: 10_000 });
    return rows;
  };
  const insert = (...deliveries: readonly Delivery[]) => insertDeliveries(product, deliveries);

  it("is seen when it leaves nothing of the day in its part", async () => {
    const [early, late] = [event("early", 2.1), event("late", 9.1)];
    const whole = worldOf(early, late);
    await insert(early, late);
    await sealWorld(product, whole);
    const handler = handlerOf(product, whole);
    await expectRight(handler, whole, "Sealed", { count: 18 });
    await raw("ALTER TABLE * DELETE WHERE event_id = 'early' SETTINGS mutations_sync = 2");
    const left = worldOf(late);
    await expectRight(handler, left, "Erased", { count: 18 });
    await sealWorld(product, left);
    await expectRight(handlerOf(product, left), left, "Sealed again", { count: 18 });
  });

  it("is seen when it was ordered before an insert that came sooner", async () => {
    const [gone, left, later] = [event("gone", 2.1), event("left", 2.2), event("later", 9.1)];
    const before = worldOf(gone, left);
    await insert(gone, left);
    await sealWorld(product, before);
    const handler = handlerOf(product, before);
    await expectRight(handler, before, "Sealed", { count: 9 });
    await raw("SYSTEM STOP MERGES *");
    await raw("ALTER TABLE * DELETE WHERE event_id = 'gone' SETTINGS mutations_sync = 0");
    await insert(later);
    // What is ordered and not done yet still counts, and may be seen already; only afterwards is certain.
    const reply = await askOne(handler, { metric: "totals", scope: { kind: "platform" }, timeZone: "UTC" });
    expect(reply).not.toHaveProperty("error");
    const during = await sealWorld(product, worldOf(gone, left, later));
    expect(during).toMatchObject({ sealed: 0 });
    await raw("SYSTEM START MERGES *");
    await expect.poll(unfinished).toEqual([{ unfinished: 0 }]);
    const world = worldOf(left, later);
    await expectRight(handler, world, "Erased", { count: 18 });
    await sealWorld(product, world);
    await expectRight(handlerOf(product, world), world, "Sealed again", { count: 18 });
  });

  it("is seen when only the time at which an event was taken in is another", async () => {
    const [first, again] = [event("a", 2.1), event("a", 2.1, { ingested_at: day(12) })];
    await insert(first);
    await sealWorld(product, worldOf(first));
    await insert(again);
    const world = worldOf(first, again);
    await expectRight(handlerOf(product, world), world, "Repeated", { count: 9 });
    await sealWorld(product, world);
    await expectRight(handlerOf(product, world), world, "Sealed again", { count: 9 });
  });

  it("is seen when it is a patch beside the parts", async () => {
    const [gone, left] = [event("gone", 2.1), event("left", 2.2)];
    await raw("ALTER TABLE * MODIFY SETTING enable_block_number_column = 1, enable_block_offset_column = 1");
    await insert(gone, left);
    const world = worldOf(gone, left);
    await sealWorld(product, world);
    const handler = handlerOf(product, world);
    await expectRight(handler, world, "Sealed", { count: 9 });
    await raw("UPDATE * SET anonymous_user_id = 'u-left', session_id = 's-left' WHERE event_id = 'gone'");
    const { anonymous_user_id, session_id } = left;
    const changed = worldOf({ ...gone, anonymous_user_id, session_id }, left);
    await expectRight(handler, changed, "Patched", { count: 45 });
    await sealWorld(product, changed);
    await expectRight(handlerOf(product, changed), changed, "Sealed again", { count: 45 });
  });

  it("is no reason to fail when events are dated at the beginning of the epoch, or before", async () => {
    const [old, now] = [event("old", 0, { occurred_at: "1970-01-01T00:00:00.000Z" }), event("now", 2)];
    await insert(old, now, event("older", 0, { occurred_at: "1931-05-01T00:00:00.000Z" }));
    const world = { ...worldOf(old, now), rawRetentionDays: 25_000 };
    expect((await sealWorld(product, world)).sealed).toBeGreaterThan(0);
    expect((await sealWorld(product, world)).sealed).toBe(0);
    await expectRight(handlerOf(product, world), world, "Sealed", { count: 3 });
  });
});
