import { TelemetryError } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import { firstInstantOf, zonedAt } from "./zone.ts";

/** A half-open stretch of time, in milliseconds since the epoch. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Before and after these years the engine's and the languages' clocks stop agreeing. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2105;

/**
 * The range a question is about. A date means the first instant of that local date; without bounds it is the thirty
 * local dates that end with today.
 *
 * @throws TelemetryError `invalid_time_range` when a bound does not exist or the range is empty or reversed.
 */
export function resolveRange(
  bounds: { readonly start?: string | undefined; readonly end?: string | undefined },
  timeZone: string,
  now: number,
): Range {
  const today = zonedAt(now, timeZone).toPlainDate();
  const start = bounds.start ?? today.subtract({ days: 29 }).toString();
  const end = bounds.end ?? today.add({ days: 1 }).toString();
  const range = {
    start: resolveBound(start, timeZone, "start"),
    end: resolveBound(end, timeZone, "end"),
  };
  if (range.start >= range.end) {
    throw invalid("start", "The time range is empty: start has to lie before end.");
  }
  return range;
}

function resolveBound(bound: string, timeZone: string, field: "start" | "end"): number {
  const instant = parseBound(bound, timeZone);
  const year = instant === null ? Number.NaN : new Date(instant).getUTCFullYear();
  if (instant === null || !(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw invalid(
      field,
      `${field} has to be a date such as 2026-06-12 or an instant such as 2026-06-12T14:05:00Z that exists, from ${FIRST_YEAR} to ${LAST_YEAR}.`,
    );
  }
  return instant;
}

function parseBound(bound: string, timeZone: string): number | null {
  try {
    if (bound.length > "YYYY-MM-DD".length) return Temporal.Instant.from(bound).epochMilliseconds;
    return firstInstantOf(Temporal.PlainDate.from(bound, { overflow: "reject" }), timeZone);
  } catch {
    return null;
  }
}

function invalid(field: string, message: string): TelemetryError {
  return new TelemetryError("invalid_time_range", message, { details: { field } });
}
