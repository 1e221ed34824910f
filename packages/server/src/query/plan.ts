import {
  autoGranularity,
  type Filter,
  type Granularity,
  type Metric,
  type MetricParams,
} from "@firsthand/contract";
import type { QueryContext } from "./context.ts";
import type { Recorder } from "./recorder.ts";
import { calendarLength } from "./time/calendar-length.ts";
import { checkTimeZone } from "./time/check-time-zone.ts";
import { comparisonRange } from "./time/comparison-range.ts";
import { type Granules, granulesOf } from "./time/granules.ts";
import { type Range, since } from "./time/range.ts";
import { resolveRange } from "./time/resolve-range.ts";

const DAY_MS = 86_400_000;
/** One stretch of time to measure. */
export interface Period {
  /** As asked. */
  readonly range: Range;
  /** The part of it that raw events are still read from; empty when it is too old. */
  readonly readable: Range;
  readonly granules: Granules;
}

/** A question with everything resolved that needs a calendar or a clock. */
export interface Plan {
  readonly timeZone: string;
  readonly granularity: Granularity;
  readonly current: Period;
  readonly earlier: Period | null;
  readonly filters: readonly Filter[];
  readonly limit: number;
  readonly wantsTrend: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly readableSince: number;
}

/**
 * Resolves a question: its zone, range, granules and comparison.
 *
 * @throws TelemetryError `invalid_time_zone`, `invalid_time_range` or `limit_exceeded`
 */
export async function planQuery(
  metric: Metric,
  params: MetricParams,
  { now: clock, rawRetentionDays, limits }: QueryContext,
  recorder: Recorder,
): Promise<Plan> {
  const timeZone = params.timeZone ?? "UTC";
  await checkTimeZone(timeZone, recorder);
  const now = clock();
  const range = resolveRange(params, timeZone, now, limits);
  const { granularity: asked = "auto" } = params;
  const granularity = asked === "auto" ? autoGranularity(calendarLength(timeZone, range).startedDays) : asked;
  const readableSince = now - rawRetentionDays * DAY_MS;
  const periodOf = (asked: Range): Period => ({
    range: asked,
    readable: since(asked, readableSince) ?? { startMs: asked.endMs, endMs: asked.endMs },
    granules: granulesOf(timeZone, granularity, asked, limits.points),
  });
  const earlier = comparisonRange(params.compare ?? "none", timeZone, range, now);
  return {
    timeZone,
    granularity,
    current: periodOf(range),
    earlier: earlier && periodOf(earlier),
    filters: params.filters ?? [],
    limit: params.limit ?? metric.defaultLimit,
    wantsTrend: params.trend ?? false,
    now,
    readableSince,
  };
}
