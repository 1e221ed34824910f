/**
 * The earlier range to compare with.
 *
 * - `previous`: as long as the range by the local calendar, and ends where the range starts: its start moved back by the
 *   whole days of the range, then by the time that remains.
 * - `previous-aligned`: start and end moved back by the smallest whole number of weeks not shorter than the range.
 * - `year`: start and end moved back by 52 weeks.
 *
 * Moving back by days keeps the time of day, and the first instant of a date stays the first instant of a date. When
 * the range ends in the future, the earlier range is cut where as much time has gone by since its start as has gone by
 * now since the start of the range.
 */
import { calendarLength } from "./calendar-length.ts";
import type { Range } from "./time-range.ts";
import { shiftByDays } from "./wall-clock.ts";

export type Comparison = "none" | "previous" | "previous-aligned" | "year";

export function comparisonRangeOf(
  comparison: Comparison,
  timeZone: string,
  range: Range,
  now: number,
): Range | null {
  if (comparison === "none") return null;
  const earlier =
    comparison === "previous" ? previous(timeZone, range) : aligned(comparison, timeZone, range);
  if (range.end <= now) return earlier;
  const elapsedMs = Math.max(0, now - range.start);
  return { start: earlier.start, end: Math.min(earlier.end, earlier.start + elapsedMs) };
}

function previous(timeZone: string, range: Range): Range {
  const { days, restMs } = calendarLength(timeZone, range.start, range.end);
  return { start: shiftByDays(timeZone, range.start, -days) - restMs, end: range.start };
}

function aligned(comparison: "previous-aligned" | "year", timeZone: string, range: Range): Range {
  const weeks = comparison === "year" ? 52 : weeksNotShorterThan(timeZone, range);
  return {
    start: shiftByDays(timeZone, range.start, -7 * weeks),
    end: shiftByDays(timeZone, range.end, -7 * weeks),
  };
}

function weeksNotShorterThan(timeZone: string, range: Range): number {
  const { days, restMs } = calendarLength(timeZone, range.start, range.end);
  return Math.ceil((restMs > 0 ? days + 1 : days) / 7);
}
