import type { Granularity, TimeRange } from "@firsthand/contract";
import { getDateFormat, steadySpaces } from "./intl-cache.ts";
import { getLocalTime } from "./local-time.ts";

/** How dates are told: the reader's locale and the zone of the answer. */
export interface DateStyle {
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

const forms = {
  day: { day: "numeric", month: "short" },
  dayAndYear: { day: "numeric", month: "short", year: "numeric" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  longDay: { weekday: "long", day: "numeric", month: "long" },
  longTime: {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
  month: { month: "short" },
  monthAndYear: { month: "short", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  dayAndTime: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  dayTimeAndYear: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
  exact: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The forms in which {@link formatDate} tells an instant. */
export type DateForm = keyof typeof forms;

/** An instant in the zone of the answer. */
export function formatDate(style: DateStyle, form: DateForm, instant: string | number): string {
  const format = getDateFormat(style.locale, { ...forms[form], timeZone: style.timeZone });
  return steadySpaces(format.format(new Date(instant)));
}

/** Whether two instants fall on one local date. */
export function isSameDay(style: DateStyle, a: string | number, b: string | number): boolean {
  return formatDate(style, "dayAndYear", a) === formatDate(style, "dayAndYear", b);
}

/** Whether a local day begins at an instant, so that it can be told as a date alone: at midnight, or where clocks pass over that, after it. */
function startsDay(style: DateStyle, instant: string): boolean {
  return !isSameDay(style, instant, Date.parse(instant) - 1);
}

/** How many local dates a half-open range of an answer touches, whose instants have the offset of the zone. */
export function countLocalDays(style: DateStyle, { start, end }: TimeRange): number {
  const days = getLocalTime(end).dayNumber - getLocalTime(start).dayNumber;
  return startsDay(style, end) ? days : days + 1;
}

/**
 * A half-open range by its first and last moment: `May 14 – Jun 12` where it begins and ends with a day, with clock times otherwise,
 * and with years when it does not lie in the year of `today`.
 */
export function formatRange(style: DateStyle, range: TimeRange, today: string | number): string {
  const startsWhole = startsDay(style, range.start);
  const endsWhole = startsDay(style, range.end);
  // Half-open: the last day shown is the one before the end.
  const lastInstant = new Date(range.end).getTime() - (endsWhole ? 1 : 0);
  const thisYear = getYear(style, today);
  const isThisYear = getYear(style, range.start) === thisYear && getYear(style, lastInstant) === thisYear;
  const day = isThisYear ? "day" : "dayAndYear";
  const time = isThisYear ? "dayAndTime" : "dayTimeAndYear";
  const start = formatDate(style, startsWhole ? day : time, range.start);
  // An end in the middle of a day is told with its time, and "Jun 12 – Jun 13" with the last day that is in it.
  const end = formatDate(style, endsWhole ? day : time, lastInstant);
  return start === end ? start : `${start} – ${end}`;
}

/** What a granule is called: `13:00`, `Fri, Jun 12`, `Jun 8` (the Monday of the week), `Jun 2026`. */
export function formatGranule(style: DateStyle, granularity: Granularity, start: string): string {
  if (granularity === "hour") {
    return getLocalTime(start).hour === 0
      ? formatDate(style, "dayAndTime", start)
      : formatDate(style, "time", start);
  }
  if (granularity === "day") return formatDate(style, "weekday", start);
  return formatDate(style, granularity === "week" ? "day" : "monthAndYear", start);
}

/** What a tick of a time axis is called, as short as it can be: `13:00`, `Jun 8`, `Jun`, and the year in January. */
export function formatTick(style: DateStyle, granularity: Granularity, start: string): string {
  const { hour, month } = getLocalTime(start);
  if (granularity === "month") return formatDate(style, month === 1 ? "monthAndYear" : "month", start);
  return formatDate(style, granularity === "hour" && hour !== 0 ? "time" : "day", start);
}

function getYear({ timeZone }: DateStyle, instant: string | number): string {
  return getDateFormat("en-US", { year: "numeric", timeZone }).format(new Date(instant));
}
