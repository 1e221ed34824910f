/**
 * From what a wall clock shows to the instant at which it shows it.
 *
 * A date stands for its first instant: the first at which the wall clock shows that date or a later one (where midnight
 * is skipped that is 01:00, where the whole date is skipped it is the next date's first instant). Of two instants that
 * show the same time of day, the first is meant. A time of day that is skipped moves on by what was skipped.
 */
import { addDays, dateToWallMs, wallMsToDate } from "./calendar-date.ts";
import { localTimeAt } from "./local-time.ts";
import { type OffsetRun, offsetRuns } from "./offset-runs.ts";

const DAY_MS = 86_400_000;

/** A place in the local calendar. At the first instant of a date `timeOfDayMs` is 0, whatever the clock shows. */
export interface CalendarPlace {
  readonly date: string;
  readonly timeOfDayMs: number;
}

export function firstInstantOf(timeZone: string, date: string): number {
  const midnight = dateToWallMs(date);
  for (const run of runsAround(timeZone, midnight)) {
    const instant = Math.max(run.start, midnight - run.offsetMs);
    if (instant < run.end) return instant;
  }
  throw new Error(`No instant is on or after ${date} in ${timeZone}.`);
}

export function placeOf(timeZone: string, instant: number): CalendarPlace {
  const { date, offsetMs } = localTimeAt(timeZone, instant);
  if (instant === firstInstantOf(timeZone, date)) return { date, timeOfDayMs: 0 };
  return { date, timeOfDayMs: instant + offsetMs - dateToWallMs(date) };
}

export function instantOf(timeZone: string, place: CalendarPlace): number {
  if (place.timeOfDayMs === 0) return firstInstantOf(timeZone, place.date);
  const wall = dateToWallMs(place.date) + place.timeOfDayMs;
  const runs = runsAround(timeZone, wall);
  for (const run of runs) {
    const instant = wall - run.offsetMs;
    if (instant >= run.start && instant < run.end) return instant;
  }
  const before = runs.filter((run) => run.end + run.offsetMs <= wall).at(-1);
  if (!before) throw new Error(`No instant shows ${wallMsToDate(wall)} in ${timeZone}.`);
  return wall - before.offsetMs;
}

/** The instant whose place in the calendar is `days` days later, at the same time of day. No days later is no move. */
export function shiftByDays(timeZone: string, instant: number, days: number): number {
  // A time of day that comes twice would otherwise be moved to its first coming.
  if (days === 0) return instant;
  const { date, timeOfDayMs } = placeOf(timeZone, instant);
  return instantOf(timeZone, { date: addDays(date, days), timeOfDayMs });
}

/** No offset is further than a day from UTC, and no clock change skips more than a day. */
function runsAround(timeZone: string, wall: number): OffsetRun[] {
  return offsetRuns(timeZone, wall - 3 * DAY_MS, wall + 3 * DAY_MS);
}
