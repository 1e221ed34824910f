import type { TimeRange } from "@firsthand/contract";
import type { Run, TimePoint } from "./time-series.ts";

/**
 * The time range that a run of granules covers, `end` not included: the start of the granule after the last. Cut to the range that
 * was asked for, which may begin in the middle of a week.
 */
export function getRunRange(points: readonly TimePoint[], run: Run, asked: TimeRange): TimeRange {
  const start = points[run.from]?.start ?? asked.start;
  const end = points[run.to + 1]?.start ?? asked.end;
  return {
    start: Date.parse(start) < Date.parse(asked.start) ? asked.start : start,
    end: Date.parse(end) > Date.parse(asked.end) ? asked.end : end,
  };
}

/** A run between two places, whichever comes first. */
export function toRun(a: number, b: number): Run {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}
