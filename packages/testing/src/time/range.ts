import type { Comparison } from "@firsthand/contract";
import { DAY_MS, localDay, shiftDays, startOfDay, type Zone } from "./zone.ts";

/** A half-open range of instants in milliseconds. */
export interface InstantRange {
  readonly start: number;
  readonly end: number;
}

/** The instant that a `YYYY-MM-DD` (its first instant in `zone`) or RFC 3339 text stands for; NaN when there is none. */
export function parseInstant(zone: Zone, text: string): number {
  const date = text.slice(0, 10);
  const utc = Date.parse(date);
  // Engines read 30 February as a day in March.
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(date)) return Number.NaN;
  return text === date ? startOfDay(zone, utc / DAY_MS) : Date.parse(text);
}

/** The length of a range in local days, rounded up. */
export function localDaysOf(zone: Zone, range: InstantRange): number {
  return localDay(zone, range.end - 1) - localDay(zone, range.start) + 1;
}

/** The earlier range that `comparison` means, cut at the same elapsed time when `range` reaches beyond `now`. */
export function comparisonRange(
  zone: Zone,
  range: InstantRange,
  comparison: Exclude<Comparison, "none">,
  now: number,
): InstantRange {
  const end = Math.max(Math.min(range.end, now), range.start);
  const days = shiftOf(zone, range, comparison);
  if (days === null) {
    const length = range.end - range.start;
    return { start: range.start - length, end: end - length };
  }
  return { start: shiftDays(zone, range.start, -days), end: shiftDays(zone, end, -days) };
}

/** Whole local days to move back by; null when the range is not of whole days and is moved by its own length. */
function shiftOf(zone: Zone, range: InstantRange, comparison: Exclude<Comparison, "none">): number | null {
  if (comparison === "year") return 52 * 7;
  const local = (instant: number) => (instant + zone.offsetAt(instant)) / DAY_MS;
  const days = local(range.end) - local(range.start);
  if (comparison === "previous-aligned") return 7 * Math.ceil(days / 7);
  return Number.isInteger(days) ? days : null;
}
