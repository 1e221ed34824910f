import { defaultLimits, type Granularity, granularities, type TimeRange } from "@firsthand/contract";
import { getLocalDate } from "../format/local-date.ts";

/** Ranges that move with the calendar, besides `{ lastDays }`. */
export const namedRanges = ["yesterday", "this-month", "last-month", "this-year"] as const;

/** One of {@link namedRanges}. The months and the year end with today. */
export type NamedRange = (typeof namedRanges)[number];

/**
 * The range that a reader has chosen.
 *
 * - `lastDays`: today and the days before it, so that 1 is today.
 * - `name`: one of {@link namedRanges}.
 * - `start`, `end`: local dates `YYYY-MM-DD`, the end not included.
 */
export type DashboardRange =
  | { readonly lastDays: number }
  | { readonly name: NamedRange }
  | { readonly start: string; readonly end: string };

const DAY_MS = 86_400_000;

/** Longest range in days that may be asked for. */
export const longestRangeDays = defaultLimits.rangeDays;

/** How many ranges may be opened one inside the other. */
export const deepestZoom = 8;

/** The local dates of a range, the end not included. `today` is a local date. */
export function resolveRange(range: DashboardRange, today: string): TimeRange {
  if ("start" in range) return range;
  const tomorrow = addDays(today, 1);
  if ("lastDays" in range) return { start: addDays(tomorrow, -range.lastDays), end: tomorrow };
  const month = `${today.slice(0, 7)}-01`;
  if (range.name === "yesterday") return { start: addDays(today, -1), end: today };
  if (range.name === "this-month") return { start: month, end: tomorrow };
  if (range.name === "last-month") return { start: `${addDays(month, -1).slice(0, 7)}-01`, end: month };
  return { start: `${today.slice(0, 4)}-01-01`, end: tomorrow };
}

/** The local date some days later; negative days are earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days of a range of dates, or local days that one of instants touches. */
export function countDays({ start, end }: TimeRange, timeZone: string): number {
  if (!start.includes("T")) return spanDays({ start, end });
  // By the zone, and not by the offset that they are written with: the reader may have changed it since.
  const last = getLocalDate(Date.parse(end) - 1, timeZone);
  return spanDays({ start: getLocalDate(start, timeZone), end: addDays(last, 1) });
}

function spanDays({ start, end }: TimeRange): number {
  return (Date.parse(end) - Date.parse(start)) / DAY_MS;
}

/** Whether a text is a date that the calendar has, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a range of dates or of instants runs forward and is not longer than may be asked for. */
export function isAskable(range: TimeRange): boolean {
  const days = spanDays(range);
  return days > 0 && days <= longestRangeDays;
}

const daysOf = { hour: 1 / 25, day: 1, week: 7, month: 28 } as const;

/** The granularities that divide so many days into at least two granules and stay under the limit of points. */
export function getGranularityChoices(days: number): readonly Granularity[] {
  return granularities.filter((granularity) => {
    // A day of a clock change has 25 hours.
    const granules = days / daysOf[granularity];
    return granules >= 2 && granules < defaultLimits.points;
  });
}
