import type { TimeRange } from "@firsthand/contract";
import { formatRange } from "../format/date.ts";
import { formatCount } from "../format/number.ts";
import type { DashboardRange } from "./dashboard-range.ts";
import type { ControlWords } from "./dashboard-words.ts";

/** What a range is called, such as `Last 30 days`. */
export function getRangeName(range: DashboardRange, words: ControlWords, locale: string): string {
  if ("name" in range) return words.namedRanges[range.name];
  if ("start" in range) return words.customRange;
  return words.lastDays(range.lastDays, formatCount(locale, range.lastDays));
}

/** The first and the last day of a range of local dates, or the moments of one of instants. `today` is a local date. */
export function getRangeDates(range: TimeRange, today: string, locale: string, timeZone: string): string {
  if (range.start.includes("T")) return formatRange({ locale, timeZone }, range, midnight(today));
  const dates = { start: midnight(range.start), end: midnight(range.end) };
  return formatRange({ locale, timeZone: "UTC" }, dates, midnight(today));
}

function midnight(date: string): string {
  return `${date}T00:00:00Z`;
}
