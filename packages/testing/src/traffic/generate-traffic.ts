import { DAY_MS } from "../time/zone.ts";
import type { Delivery } from "./deliver.ts";
import { prepareDays } from "./make-day.ts";
import {
  type DeliveredBatch,
  type DeliveredEvent,
  planTraffic,
  type TrafficOptions,
} from "./traffic-options.ts";

/**
 * Believable traffic, event by event in the order of arrival, each with its source and the time it was taken in: 180
 * days of several organisations with the rhythm of their own zones, growth, a launch and an incident (see
 * {@link describeTraffic}), routes nobody opens, repeats, late arrivals, unknown routes, people without an organisation,
 * and now and then a session whose ids stand in two organisations.
 *
 * Lazy: a day is made when it is reached, and only what is still on its way is kept.
 *
 * @throws RangeError when `end` is not a date or instant, or `days` is not above 0
 */
export function* generateTraffic(options: TrafficOptions): Generator<DeliveredEvent, void, undefined> {
  for (const { batch, ingestedAt } of generateBatches(options)) {
    for (const event of batch.events) yield { event, source: batch.source, ingestedAt };
  }
}

/** The events of {@link generateTraffic} in the batches in which producers post them. @throws RangeError as it does */
export function* generateBatches(options: TrafficOptions): Generator<DeliveredBatch, void, undefined> {
  const plan = planTraffic(options);
  const makeDay = prepareDays(plan);
  const pending = new Map<number, Delivery[]>();
  const first = dayOf(plan.start) - 1;
  const last = dayOf(plan.end) + 1;
  for (let day = first; day <= last; day++) {
    for (const delivery of makeDay(day)) {
      if (delivery.ingestedAt >= plan.end) continue;
      const due = dayOf(delivery.ingestedAt);
      const sameDay = pending.get(due);
      if (sameDay === undefined) pending.set(due, [delivery]);
      else sameDay.push(delivery);
    }
    // No zone is so far ahead that the next local date still sends anything for the day before this one.
    yield* arrived(pending, day - 1);
  }
  for (const day of [...pending.keys()].sort((a, b) => a - b)) yield* arrived(pending, day);
}

function* arrived(pending: Map<number, Delivery[]>, day: number): Generator<DeliveredBatch, void, undefined> {
  const due = pending.get(day) ?? [];
  pending.delete(day);
  due.sort((a, b) => a.ingestedAt - b.ingestedAt);
  for (const { events, source, ingestedAt } of due) {
    const orgIdHash = events[0]?.orgIdHash ?? null;
    yield {
      batch: { orgIdHash, source, events: [...events] },
      ingestedAt: new Date(ingestedAt).toISOString(),
    };
  }
}

function dayOf(instant: number): number {
  return Math.floor(instant / DAY_MS);
}
