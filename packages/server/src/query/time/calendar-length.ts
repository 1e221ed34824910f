import type { Range } from "./range.ts";
import { firstInstantOf, zonedAt } from "./zone.ts";

/** How long a range is on the local calendar: whole days, and what remains of the last one. */
export interface CalendarLength {
  readonly days: number;
  readonly restMs: number;
}

/** The whole local days that fit into a range from its start on, and the rest. */
export function calendarLength({ start, end }: Range, timeZone: string): CalendarLength {
  const first = zonedAt(start, timeZone).toPlainDate();
  let { days } = first.until(zonedAt(end, timeZone).toPlainDate(), { largestUnit: "days" });
  while (days > 0 && shiftDays(start, days, timeZone) > end) days -= 1;
  return { days, restMs: end - shiftDays(start, days, timeZone) };
}

/**
 * Moves an instant by whole local days. The time of day stays, and the first instant of a date becomes the first
 * instant of the other date, also where one of them does not begin at midnight.
 */
export function shiftDays(instant: number, days: number, timeZone: string): number {
  const from = zonedAt(instant, timeZone);
  if (from.startOfDay().epochMilliseconds === instant) {
    return firstInstantOf(from.toPlainDate().add({ days }), timeZone);
  }
  return from.add({ days }).epochMilliseconds;
}
