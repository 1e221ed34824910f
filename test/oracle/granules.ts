/**
 * How a time range is divided.
 *
 * A day is all instants with one local date, a week all instants whose dates share a Monday, a month all instants whose
 * dates share a month, an hour all instants that share local date, hour and UTC offset. A range has the granules that
 * it shares instants with, in the order of their first instants. A granule is complete when all of it lies in the range
 * and it has ended by the time of the question.
 */
import { mondayOf } from "./calendar-date.ts";
import { formatInstant, type LocalTime, localTimeAt } from "./local-time.ts";
import { offsetRuns } from "./offset-runs.ts";

export type Granularity = "hour" | "day" | "week" | "month";

export interface Granule {
  /** What the instants of the granule share. */
  readonly label: string;
  /** First instant, also when it lies before the range. */
  readonly start: number;
  /** First instant after the granule's last one. */
  readonly end: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Longer than any granule of its kind. */
const reachMs = { hour: DAY_MS, day: 3 * DAY_MS, week: 10 * DAY_MS, month: 34 * DAY_MS };

export function granuleLabel(timeZone: string, granularity: Granularity, instant: number): string {
  return labelOf(localTimeAt(timeZone, instant), granularity);
}

function labelOf(local: LocalTime, granularity: Granularity): string {
  if (granularity === "hour") return `${local.date}T${String(local.hour).padStart(2, "0")}${local.offset}`;
  if (granularity === "day") return local.date;
  if (granularity === "week") return `week of ${mondayOf(local.date)}`;
  return local.date.slice(0, 7);
}

export function granulesOf(
  timeZone: string,
  granularity: Granularity,
  start: number,
  end: number,
): Granule[] {
  const reach = reachMs[granularity];
  const granules = new Map<string, Granule & { touched: boolean }>();
  for (const piece of pieces(timeZone, granularity, start - reach, end + reach)) {
    const label = granuleLabel(timeZone, granularity, piece.start);
    const touches = Math.max(piece.start, start) < Math.min(piece.end, end);
    const before = granules.get(label);
    granules.set(label, {
      label,
      start: before?.start ?? piece.start,
      end: piece.end,
      touched: touches || before?.touched === true,
    });
  }
  return [...granules.values()]
    .filter((granule) => granule.touched)
    .map((granule) => ({ label: granule.label, start: granule.start, end: granule.end }));
}

export function isComplete(granule: Granule, range: { start: number; end: number }, now: number): boolean {
  return granule.start >= range.start && granule.end <= range.end && granule.end <= now;
}

export function formatStart(timeZone: string, granule: Granule): string {
  return formatInstant(timeZone, granule.start);
}

/** Stretches that lie within one granule each: cut at every change of offset and at every full local hour or day. */
function* pieces(timeZone: string, granularity: Granularity, from: number, to: number) {
  const stepMs = granularity === "hour" ? HOUR_MS : DAY_MS;
  for (const run of offsetRuns(timeZone, from, to)) {
    let start = run.start;
    while (start < run.end) {
      const nextOnTheWall = (Math.floor((start + run.offsetMs) / stepMs) + 1) * stepMs;
      const end = Math.min(nextOnTheWall - run.offsetMs, run.end);
      yield { start, end };
      start = end;
    }
  }
}
