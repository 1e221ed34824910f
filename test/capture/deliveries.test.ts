// Batches that arrive one to five times, eight requests at a time, as they were and altered: numbers are right at once. FIRSTHAND_LONG=1 sends more of them.
import type { EventBatch } from "@firsthand/contract";
import { generateBatches } from "@firsthand/testing/traffic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery } from "../oracle/delivery.ts";
import { openProduct, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { disagreementsOf, openHost, send } from "./host.ts";

const isLong = process.env.FIRSTHAND_LONG === "1";
const now = Date.parse("2026-03-31T12:00:00Z");
const random = createRandom(31);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

/** A week of traffic with a change of clocks in it, without what has no organisation. */
const batches = [
  ...generateBatches({ end: new Date(now).toISOString(), days: 6.9, eventsTarget: isLong ? 20_000 : 800 }),
].flatMap(({ batch }) => (batch.orgIdHash === null ? [] : [{ orgIdHash: batch.orgIdHash, batch }]));

describe("a batch that is delivered again and again", () => {
  it("is counted once, at once, whichever delivery came first", { timeout: 900_000 }, async () => {
    const handler = openHost(product.clickhouse, { nowMs: now });
    const accepted = new Map<string, Delivery>();
    let received = 0;
    let counted = 0;
    const deliver = async (orgIdHash: string, batch: EventBatch) => {
      const answer = await send(handler, orgIdHash, batch);
      expect(answer.rejected).toEqual([]);
      expect(answer.accepted + answer.duplicates).toBe(batch.events.length);
      received += batch.events.length;
      counted += answer.accepted;
    };
    const deliveries = batches.flatMap((each) => Array.from({ length: random.int(1, 5) }, () => each));
    shuffle(deliveries);
    const sender = async () => {
      for (let each = deliveries.pop(); each !== undefined; each = deliveries.pop()) {
        const { orgIdHash, batch } = each;
        await deliver(orgIdHash, batch);
        for (const event of batch.events) {
          const key = `${orgIdHash} ${event.eventId}`;
          if (!accepted.has(key)) accepted.set(key, deliveryOf(orgIdHash, batch.source, event));
        }
        // What was answered for can come again as anything.
        if (random.chance(0.3)) await deliver(orgIdHash, { ...batch, events: batch.events.map(alter) });
      }
    };
    await Promise.all(Array.from({ length: 8 }, sender));

    expect(counted).toBe(accepted.size);
    expect(received).toBeGreaterThan(2 * counted);
    const range = { start: "2026-03-24", end: "2026-04-01" };
    const circumstances = { now, rawRetentionDays: 180 };
    expect(await disagreementsOf(handler, [...accepted.values()], range, circumstances)).toEqual([]);
  });
});

function shuffle<T>(list: T[]): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const other = random.int(0, i);
    [list[i], list[other]] = [list[other] as T, list[i] as T];
  }
}

function alter(event: EventBatch["events"][number]): EventBatch["events"][number] {
  return random.pick([
    () => ({ ...event, ts: new Date(Date.parse(event.ts) + 1).toISOString() }),
    () => ({ ...event, sessionId: "s-altered", anonymousUserId: "u-altered" }),
    () => ({ ...event, routePattern: "/altered" }),
    () => ({ ...event, name: "guide_opened" as const, payload: { guide: "altered", surface: "altered" } }),
  ])();
}

function deliveryOf(orgIdHash: string, source: string, event: EventBatch["events"][number]): Delivery {
  return {
    org_id_hash: orgIdHash,
    event_id: event.eventId,
    name: event.name,
    schema_version: event.schemaVersion,
    session_id: event.sessionId,
    anonymous_user_id: event.anonymousUserId,
    route_pattern: event.routePattern,
    payload_json: JSON.stringify(event.payload),
    occurred_at: new Date(event.ts).toISOString(),
    ingested_at: new Date(now).toISOString(),
    source,
  };
}
