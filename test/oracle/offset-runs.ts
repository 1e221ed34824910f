/**
 * The stretches of time in which a zone keeps one UTC offset.
 *
 * Found by looking: the offset is read every hour, and where two readings differ the change between them is searched
 * by halving until the millisecond is found. No rules of any zone are known here.
 */
import { localTimeAt } from "./local-time.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface OffsetRun {
  /** First instant of the stretch. */
  readonly start: number;
  /** First instant after it. */
  readonly end: number;
  readonly offsetMs: number;
}

/** The stretches that cover `[from, to)`; the first and the last are cut to it. */
export function offsetRuns(timeZone: string, from: number, to: number): OffsetRun[] {
  const runs: OffsetRun[] = [];
  let start = from;
  for (const change of changesBetween(timeZone, from, to)) {
    runs.push({ start, end: change, offsetMs: offsetAt(timeZone, start) });
    start = change;
  }
  if (start < to) runs.push({ start, end: to, offsetMs: offsetAt(timeZone, start) });
  return runs;
}

/** The instants in `(from, to)` at which another offset begins. */
function changesBetween(timeZone: string, from: number, to: number): number[] {
  const changes: number[] = [];
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1)
    changes.push(...changesOfUtcDay(timeZone, day));
  return changes.filter((change) => change > from && change < to);
}

const known = new Map<string, readonly number[]>();

function changesOfUtcDay(timeZone: string, day: number): readonly number[] {
  const key = `${timeZone} ${day}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const changes: number[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    // (before, after] so that a change on the hour belongs to exactly one pair of readings.
    const after = day * DAY_MS + hour * HOUR_MS;
    const before = after - HOUR_MS;
    if (offsetAt(timeZone, before) !== offsetAt(timeZone, after))
      changes.push(searchChange(timeZone, before, after));
  }
  known.set(key, changes);
  return changes;
}

function searchChange(timeZone: string, before: number, after: number): number {
  const offset = offsetAt(timeZone, before);
  let same = before;
  let other = after;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(timeZone, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function offsetAt(timeZone: string, instant: number): number {
  return localTimeAt(timeZone, instant).offsetMs;
}
