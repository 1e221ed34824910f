import type { TelemetryEvent } from "@firsthand/contract";
import type { Random } from "../random.ts";
import { DAY_MS } from "../time/zone.ts";
import { drawDelayMs } from "./draw.ts";

/** A part of a session on its way: what is sent at once, and when it arrives. */
export interface Delivery {
  readonly events: readonly TelemetryEvent[];
  readonly source: string;
  readonly ingestedAt: number;
}

/** How often deliveries go astray. */
export interface DeliveryOptions {
  readonly source: string;
  readonly repeatShare: number;
  readonly lateShare: number;
}

const FLUSH_AFTER_MS = 30_000;
const FLUSH_SIZE = 50;
const MINUTE_MS = 60_000;

/** Sends a session's events as a producer does: every half minute, sometimes much later, sometimes twice. */
export function deliver(
  random: Random,
  events: readonly TelemetryEvent[],
  options: DeliveryOptions,
): Delivery[] {
  const { source, repeatShare, lateShare } = options;
  return flushesOf(events).flatMap((flush) => {
    const sentAt = Date.parse(flush.at(-1)?.ts ?? "");
    const isLate = random() < lateShare;
    const delay = isLate
      ? drawDelayMs(random, MINUTE_MS, 4 * DAY_MS)
      : 150 + Math.floor(random() ** 3 * 4_000);
    const first = { events: flush, source, ingestedAt: sentAt + delay };
    if (random() >= repeatShare) return [first];
    // Most repeats are a retry after a lost answer, the others a queue that was kept on the device.
    const pause =
      random() < 0.7 ? drawDelayMs(random, 1_000, MINUTE_MS) : drawDelayMs(random, MINUTE_MS, 3 * DAY_MS);
    return [first, { events: flush, source, ingestedAt: first.ingestedAt + pause }];
  });
}

function flushesOf(events: readonly TelemetryEvent[]): TelemetryEvent[][] {
  const flushes: TelemetryEvent[][] = [];
  let flush: TelemetryEvent[] = [];
  let since = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    const at = Date.parse(event.ts);
    if (at - since >= FLUSH_AFTER_MS || flush.length >= FLUSH_SIZE) {
      flush = [];
      flushes.push(flush);
      since = at;
    }
    flush.push(event);
  }
  return flushes;
}
