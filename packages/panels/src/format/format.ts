import type { Granularity, TimeRange } from "@firsthand/contract";
import {
  countLocalDays,
  type DateForm,
  type DateStyle,
  formatDate,
  formatGranule,
  formatRange,
  formatTick,
  isSameDay,
} from "./date.ts";
import { type DurationUnits, formatDuration } from "./duration.ts";
import { formatCompact, formatCount, formatDecimal, formatPercent } from "./number.ts";

/** Every way a panel writes a figure or an instant, bound to one locale and one zone. Null is `—`, never 0. */
export interface Format {
  count(value: number | null): string;
  /** From a million on in two digits and a unit. */
  compact(value: number | null): string;
  /** One decimal. */
  decimal(value: number | null): string;
  /** A share without its sign. */
  percent(share: number): string;
  duration(durationMs: number | null): string;
  date(form: DateForm, instant: string | number): string;
  range(range: TimeRange): string;
  /** How many local dates a range touches. */
  days(range: TimeRange): number;
  granule(granularity: Granularity, start: string): string;
  /** A granule's name on an axis. */
  tick(granularity: Granularity, start: string): string;
  /** A clock time, with its date when that is not today's. */
  clock(instant: string | number): string;
}

/**
 * The {@link Format} of a panel. `now` decides what "today" is. Everything depends on these arguments alone, so that a
 * server and a browser write the same text.
 */
export function createFormat(options: {
  readonly locale: string;
  readonly timeZone: string;
  readonly units: DurationUnits;
  readonly now: string | number;
}): Format {
  const { locale, units, now } = options;
  const style: DateStyle = { locale, timeZone: options.timeZone };
  return {
    count: (value) => formatCount(locale, value),
    compact: (value) => formatCompact(locale, value),
    decimal: (value) => formatDecimal(locale, value),
    percent: (share) => formatPercent(locale, share),
    duration: (durationMs) => formatDuration(locale, units, durationMs),
    date: (form, instant) => formatDate(style, form, instant),
    range: (range) => formatRange(style, range, now),
    days: (range) => countLocalDays(style, range),
    granule: (granularity, start) => formatGranule(style, granularity, start),
    tick: (granularity, start) => formatTick(style, granularity, start),
    clock: (instant) => formatDate(style, isSameDay(style, instant, now) ? "time" : "dayAndTime", instant),
  };
}
