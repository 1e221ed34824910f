import { type Limits, TelemetryError } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import { calendarLength } from "./calendar-length.ts";
import { firstInstantOf, zonedAt } from "./local-time.ts";
import type { Range } from "./range.ts";

/** What a caller said about the range; see `MetricParams` for the defaults. */
export interface RangeParams {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

const DEFAULT_DAYS = 30;
/** What a `DateTime` of the engine can hold, in whole years. */
const EARLIEST_MS = Date.UTC(1970, 0, 1);
const LATEST_MS = Date.UTC(2106, 0, 1);

/**
 * The range that is meant.
 *
 * @throws TelemetryError `invalid_time_range` (no such date or instant, a year out of bounds, nothing between start and
 * end) or `limit_exceeded` (too long).
 */
export function resolveRange(params: RangeParams, timeZone: string, nowMs: number, limits: Limits): Range {
  const today = zonedAt(timeZone, nowMs).toPlainDate();
  const range = {
    startMs: instantOf("start", params.start, today.subtract({ days: DEFAULT_DAYS - 1 }), timeZone),
    endMs: instantOf("end", params.end, today.add({ days: 1 }), timeZone),
  };
  if (range.startMs >= range.endMs) {
    throw invalid("end", "The range is empty: its start has to be before its end.");
  }
  if (calendarLength(timeZone, range).startedDays > limits.rangeDays) {
    throw new TelemetryError(
      "limit_exceeded",
      `The range is longer than ${limits.rangeDays} days. Choose a later start or an earlier end.`,
      { details: { field: "start", limit: limits.rangeDays } },
    );
  }
  return range;
}

function instantOf(
  field: "start" | "end",
  text: string | undefined,
  fallback: Temporal.PlainDate,
  timeZone: string,
): number {
  if (text === undefined) return firstInstantOf(timeZone, fallback);
  const instantMs = parse(field, text, timeZone);
  if (instantMs >= EARLIEST_MS && instantMs <= LATEST_MS) return instantMs;
  throw invalid(field, "The range has to lie in the years 1970 to 2105.");
}

function parse(field: "start" | "end", text: string, timeZone: string): number {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return firstInstantOf(timeZone, Temporal.PlainDate.from(text));
    // Temporal takes a leap second for the second before it.
    if (/:\d{2}:60/.test(text)) throw new RangeError("Events know no leap seconds.");
    // Events have milliseconds, so the first of them that is not before the instant decides.
    const { epochNanoseconds } = Temporal.Instant.from(text);
    return Number(epochNanoseconds / 1_000_000n) + (epochNanoseconds % 1_000_000n > 0n ? 1 : 0);
  } catch (cause) {
    throw invalid(
      field,
      "There is no such date or time. Use YYYY-MM-DD, or an instant such as 2026-01-31T09:00:00Z.",
      cause,
    );
  }
}

function invalid(field: string, message: string, cause?: unknown): TelemetryError {
  return new TelemetryError("invalid_time_range", message, { details: { field }, cause });
}
