/**
 * The granularity when nobody chose one: hours up to 3 days, days up to 92, weeks up to 400, else months. The length
 * is counted in days of the local calendar, so three local days are three days although one of them has 25 hours.
 */
import { calendarLength } from "./calendar-length.ts";
import type { Granularity } from "./granules.ts";

export function autoGranularity(timeZone: string, start: number, end: number): Granularity {
  const { days, restMs } = calendarLength(timeZone, start, end);
  const isWithin = (limit: number) => days < limit || (days === limit && restMs === 0);
  if (isWithin(3)) return "hour";
  if (isWithin(92)) return "day";
  if (isWithin(400)) return "week";
  return "month";
}
