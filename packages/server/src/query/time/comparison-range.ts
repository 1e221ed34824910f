import type { Comparison } from "@firsthand/contract";
import { calendarLength, shiftDays } from "./calendar-length.ts";
import type { Range } from "./range.ts";

/**
 * The earlier range that a question compares with; null for `none`. When the range ends in the future, the earlier one
 * is cut after the same elapsed time, so that a day so far is compared with as much of an earlier day.
 */
export function comparisonRange(
  comparison: Comparison,
  range: Range,
  timeZone: string,
  now: number,
): Range | null {
  if (comparison === "none") return null;
  const earlier = earlierRange(comparison, range, timeZone);
  if (range.end <= now) return earlier;
  const elapsedMs = Math.max(0, now - range.start);
  return { start: earlier.start, end: Math.min(earlier.end, earlier.start + elapsedMs) };
}

function earlierRange(comparison: Exclude<Comparison, "none">, range: Range, timeZone: string): Range {
  const { days, restMs } = calendarLength(range, timeZone);
  if (comparison === "previous") {
    return { start: shiftDays(range.start, -days, timeZone) - restMs, end: range.start };
  }
  const weeks = comparison === "year" ? 52 : Math.ceil((restMs > 0 ? days + 1 : days) / 7);
  return {
    start: shiftDays(range.start, -7 * weeks, timeZone),
    end: shiftDays(range.end, -7 * weeks, timeZone),
  };
}
