import { Temporal } from "temporal-polyfill";

/** What the clocks of a zone show at an instant. */
export function zonedAt(timeZone: string, instantMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone);
}

/** The first instant at which the zone shows this date; where the date is skipped, the first one after it. */
export function firstInstantOf(timeZone: string, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

/**
 * The instant `days` later by the local calendar: the same time of day, and for the first instant of a date the first
 * instant of the other, although the clock may show 01:00 at one of them.
 */
export function shiftByDays(timeZone: string, instantMs: number, days: number): number {
  const zoned = zonedAt(timeZone, instantMs);
  const date = zoned.toPlainDate();
  if (firstInstantOf(timeZone, date) === instantMs) return firstInstantOf(timeZone, date.add({ days }));
  return zoned.add({ days }).epochMilliseconds;
}

/** RFC 3339 with the zone's offset, milliseconds only when there are any; in UTC where the offset has seconds. */
export function formatInstant(timeZone: string, instantMs: number): string {
  const smallestUnit = instantMs % 1000 === 0 ? "second" : "millisecond";
  const zoned = zonedAt(timeZone, instantMs);
  // RFC 3339 has no seconds in offsets; Liberia had some until 1972.
  if (zoned.offsetNanoseconds % 60_000_000_000 !== 0) return zoned.toInstant().toString({ smallestUnit });
  return zoned.toString({ smallestUnit, timeZoneName: "never" });
}
