import { shiftByDays, zonedAt } from "./local-time.ts";
import type { Range } from "./range.ts";

/** How long a range is by the local calendar: the whole days that fit from its start on, and the time that remains. */
export interface CalendarLength {
  readonly days: number;
  readonly restMs: number;
  /** The days, counting one that has only begun. */
  readonly startedDays: number;
}

/** Measures a range by the calendar of a zone: three local days are three days also when one of them has 25 hours. */
export function calendarLength(timeZone: string, { startMs, endMs }: Range): CalendarLength {
  const first = zonedAt(timeZone, startMs).toPlainDate();
  let { days } = first.until(zonedAt(timeZone, endMs).toPlainDate());
  while (shiftByDays(timeZone, startMs, days) > endMs) days -= 1;
  const restMs = endMs - shiftByDays(timeZone, startMs, days);
  return { days, restMs, startedDays: restMs > 0 ? days + 1 : days };
}
