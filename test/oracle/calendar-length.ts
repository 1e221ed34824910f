/**
 * How long a range is by the local calendar: as many whole days as fit from its start on (a day later is the same time
 * of day on the next date), and the time that then remains until its end.
 */
import { daysBetween } from "./calendar-date.ts";
import { placeOf, shiftByDays } from "./wall-clock.ts";

export interface CalendarLength {
  readonly days: number;
  readonly restMs: number;
}

export function calendarLength(timeZone: string, start: number, end: number): CalendarLength {
  let days = daysBetween(placeOf(timeZone, start).date, placeOf(timeZone, end).date);
  while (shiftByDays(timeZone, start, days) > end) days -= 1;
  return { days, restMs: end - shiftByDays(timeZone, start, days) };
}
