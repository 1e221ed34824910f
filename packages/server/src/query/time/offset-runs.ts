import { zonedAt } from "./zone.ts";

/** A stretch of time in which a zone's offset does not change. Half-open, in milliseconds since the epoch. */
export interface OffsetRun {
  readonly start: number;
  readonly end: number;
  /** What the zone's clocks show more than UTC, in milliseconds. */
  readonly offsetMs: number;
}

/** The runs of one offset that `[start, end)` consists of, in order. */
export function* offsetRuns(timeZone: string, start: number, end: number): Generator<OffsetRun> {
  let from = zonedAt(start, timeZone);
  while (from.epochMilliseconds < end) {
    const next = from.getTimeZoneTransition("next");
    const until = next === null ? end : Math.min(next.epochMilliseconds, end);
    yield { start: from.epochMilliseconds, end: until, offsetMs: from.offsetNanoseconds / 1e6 };
    if (next === null) return;
    from = next;
  }
}
