import * as z from "zod/mini";
import { stringSchema } from "./function-schemas.ts";

/** How finely a time range is divided, from fine to coarse. */
export const granularities = ["hour", "day", "week", "month"] as const;

/** One of {@link granularities}: local hours, local days, weeks from Monday, calendar months. */
export type Granularity = (typeof granularities)[number];

/** The granularity that `auto` means for a range of `days` local days. */
export function autoGranularity(days: number): Granularity {
  if (days <= 3) return "hour";
  if (days <= 92) return "day";
  if (days <= 400) return "week";
  return "month";
}

/**
 * Which earlier range an answer is compared with.
 *
 * - `previous`: the same length, immediately before, by local calendar.
 * - `previous-aligned`: moved back by the smallest whole number of weeks not shorter than the range, so weekdays match.
 * - `year`: moved back by 52 weeks.
 */
export const comparisons = ["none", "previous", "previous-aligned", "year"] as const;

/** One of {@link comparisons}. */
export type Comparison = (typeof comparisons)[number];

/** A resolved half-open range `[start, end)`: RFC 3339 instants with the offset of the zone of the answer. */
export const timeRangeSchema = z.object({ start: stringSchema, end: stringSchema });

/** {@inheritDoc timeRangeSchema} */
export type TimeRange = z.infer<typeof timeRangeSchema>;
