import { getDateFormat } from "./intl-cache.ts";

/** The local calendar parts that an RFC 3339 instant with its zone's offset spells out. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Whole days since 1970-01-01, so that local dates can be subtracted. */
  readonly dayNumber: number;
}

/**
 * Reads the local parts from an instant's own text. The answer's instants carry the offset of the viewer's zone, so no
 * calendar is needed to find Mondays and midnights.
 *
 * @throws RangeError when `instant` is not RFC 3339.
 */
export function getLocalTime(instant: string): LocalTime {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(instant))
    throw new RangeError("An instant of the answer is not RFC 3339.");
  const [year, month, day] = [+instant.slice(0, 4), +instant.slice(5, 7), +instant.slice(8, 10)];
  const [hour, minute] = [+instant.slice(11, 13), +instant.slice(14, 16)];
  const dayNumber = Date.UTC(year, month - 1, day) / 86_400_000;
  // 1970-01-01 was a Thursday.
  return { year, month, day, hour, minute, weekday: (((dayNumber + 3) % 7) + 7) % 7, dayNumber };
}

/** The local date at an instant. */
export function getLocalDate(instant: string | number, timeZone: string): string {
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const parts = getDateFormat("en-US", options).formatToParts(new Date(instant));
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${read("year").padStart(4, "0")}-${read("month")}-${read("day")}`;
}

/** How many local dates a half-open range touches. */
export function countLocalDays(
  range: { readonly start: string; readonly end: string },
  timeZone: string,
): number {
  const days = getLocalTime(range.end).dayNumber - getLocalTime(range.start).dayNumber;
  return startsDay(range.end, timeZone) ? days : days + 1;
}

/** Whether a local day begins at an instant, so that it can be told as a date alone: at midnight, or where clocks pass over that, after it. */
export function startsDay(instant: string, timeZone: string): boolean {
  const { hour, minute } = getLocalTime(instant);
  if (hour === 0 && minute === 0) return true;
  return getLocalDate(instant, timeZone) !== getLocalDate(Date.parse(instant) - 1, timeZone);
}
