import type { Comparison } from "@firsthand/contract";
import { calendarLength } from "./calendar-length.ts";
import { shiftByDays } from "./local-time.ts";
import type { Range } from "./range.ts";

/**
 * The earlier range that an answer is compared with; null for `none`. When the range ends in the future, the earlier one
 * is cut where as much time has passed since its start as has passed by now since the start of the range.
 */
export function comparisonRange(
  comparison: Comparison,
  timeZone: string,
  range: Range,
  nowMs: number,
): Range | null {
  if (comparison === "none") return null;
  const whole =
    comparison === "previous" ? previous(timeZone, range) : weeksBefore(comparison, timeZone, range);
  if (range.endMs <= nowMs) return whole;
  const elapsedMs = Math.max(0, nowMs - range.startMs);
  return { startMs: whole.startMs, endMs: Math.min(whole.endMs, whole.startMs + elapsedMs) };
}

function previous(timeZone: string, range: Range): Range {
  const { days, restMs } = calendarLength(timeZone, range);
  return { startMs: shiftByDays(timeZone, range.startMs, -days) - restMs, endMs: range.startMs };
}

function weeksBefore(comparison: "previous-aligned" | "year", timeZone: string, range: Range): Range {
  const weeks = comparison === "year" ? 52 : Math.ceil(calendarLength(timeZone, range).startedDays / 7);
  return {
    startMs: shiftByDays(timeZone, range.startMs, -7 * weeks),
    endMs: shiftByDays(timeZone, range.endMs, -7 * weeks),
  };
}
