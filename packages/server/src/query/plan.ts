import {
  autoGranularity,
  type Filter,
  type Granularity,
  type Metric,
  type MetricParams,
  TelemetryError,
} from "@firsthand/contract";
import type { QueryContext } from "./context.ts";
import type { Recorder } from "./recorder.ts";
import { calendarLength } from "./time/calendar-length.ts";
import { comparisonRange } from "./time/comparison-range.ts";
import { cutIntoGranules, type Granules } from "./time/granules.ts";
import { type Range, resolveRange } from "./time/range.ts";
import { checkTimeZone } from "./time/zone.ts";

const DAY_MS = 86_400_000;
/** The shortest granules of each kind that any zone has had, give or take: enough to refuse before cutting. */
const shortestMs = { hour: DAY_MS / 24, day: DAY_MS, week: 7 * DAY_MS, month: 28 * DAY_MS };

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
  context: QueryContext,
  recorder: Recorder,
): Promise<Plan> {
  const timeZone = params.timeZone ?? "UTC";
  await checkTimeZone(timeZone, recorder);
  const now = context.now();
  const range = resolveRange(params, timeZone, now);
  const length = calendarLength(range, timeZone);
  checkLength(length.days + (length.restMs > 0 ? 1 : 0), context);
  const granularity = chooseGranularity(params.granularity, length.days + (length.restMs > 0 ? 1 : 0));
  const readableSince = now - context.rawRetentionDays * DAY_MS;
  const periodOf = (asked: Range): Period => ({
    range: asked,
    readable: {
      start: Math.max(asked.start, Math.min(readableSince, asked.end)),
      end: asked.end,
    },
    granules: cut(asked, granularity, timeZone, context.limits.points),
  });
  const earlier = comparisonRange(params.compare ?? "none", range, timeZone, now);
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

function checkLength(days: number, { limits }: QueryContext): void {
  if (days <= limits.rangeDays) return;
  throw new TelemetryError(
    "limit_exceeded",
    `A time range holds at most ${limits.rangeDays} days. Ask for a shorter one.`,
    { details: { field: "start", limit: limits.rangeDays } },
  );
}

function chooseGranularity(asked: MetricParams["granularity"], days: number): Granularity {
  return asked === undefined || asked === "auto" ? autoGranularity(days) : asked;
}

function cut(range: Range, granularity: Granularity, timeZone: string, limit: number): Granules {
  const least = Math.floor((range.end - range.start) / shortestMs[granularity] / 2);
  const granules = least > limit ? null : cutIntoGranules(range, granularity, timeZone);
  if (granules !== null && granules.list.length <= limit) return granules;
  throw new TelemetryError(
    "limit_exceeded",
    `An answer holds at most ${limit} granules. Ask for a shorter time range or a coarser granularity.`,
    { details: { field: "granularity", limit } },
  );
}
