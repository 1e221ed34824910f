import {
  autoGranularity,
  type Dimension,
  type Filter,
  type Granularity,
  type Metric,
  type MetricParams,
  type Scope,
  TelemetryError,
} from "@firsthand/contract";
import type { QueryContext } from "./context.ts";
import { DAY_MS, type EventSource, type SealedDays, unknownIn } from "./source/event-source.ts";
import { calendarLength } from "./time/calendar-length.ts";
import { comparisonRange } from "./time/comparison-range.ts";
import { type Granules, granulesOf } from "./time/granules.ts";
import { isEmpty, type Range, since, subtract } from "./time/range.ts";
import { resolveRange } from "./time/resolve-range.ts";
import { wholeDays } from "./time/whole-days.ts";

/** One of the ranges that an answer is about. */
export interface Period {
  readonly range: Range;
  /** From the first instant of it on of which anything is known, which is all that is ever read; empty when nothing is. */
  readonly readable: Range;
  /** Stretches after the first instant that is known of anything, of which nothing is known all the same. */
  readonly unknown: readonly Range[];
  readonly granules: Granules;
}

/**
 * Whether nothing of a period is known any more. Nobody knows its figures, so they are null, and it is not read. A period
 * that has not begun is something else: nothing happened in it yet.
 */
export function isExpired({ range, readable }: Period): boolean {
  return isEmpty(readable) && !isEmpty(range);
}

/** A question with everything decided that needs a calendar or a clock. */
export interface Plan {
  readonly scope: Scope;
  readonly source: EventSource;
  readonly timeZone: string;
  readonly granularity: Granularity;
  readonly nowMs: number;
  /** The first instant of which anything is known. */
  readonly readableSinceMs: number;
  readonly period: Period;
  /** The earlier period to compare with. */
  readonly comparison: Period | null;
  readonly filters: readonly Filter[];
  readonly limit: number;
  readonly trend: boolean;
  /** How many users have to stand behind a figure; null where small groups are not withheld. */
  readonly minimumUsers: number | null;
}

/**
 * Decides what a question means.
 *
 * @throws TelemetryError `invalid_time_range`, `invalid_filter` or `limit_exceeded`.
 */
export function planQuestion(
  metric: Pick<Metric, "defaultLimit" | "filterDimensions">,
  params: MetricParams,
  context: QueryContext,
  scope: Scope,
  sealed: SealedDays,
): Plan {
  const { limits } = context;
  const nowMs = context.now();
  const timeZone = params.timeZone ?? "UTC";
  const { minimumUsers = null } = context;
  const days = minimumUsers === null ? null : wholeDays(timeZone);
  const asAsked = resolveRange(params, timeZone, nowMs, limits);
  const range = days?.around(asAsked) ?? asAsked;
  const asked = params.granularity ?? "auto";
  const { startedDays } = calendarLength(timeZone, range);
  const wanted = asked === "auto" ? autoGranularity(startedDays) : asked;
  const granularity = days !== null && wanted === "hour" ? "day" : wanted;
  const known = knownSince(sealed, nowMs - context.rawRetentionDays * DAY_MS);
  const { eventsSinceMs } = known;
  // Sums that outlive their events do not tell who stands behind each group of them.
  const readableSinceMs = days?.firstFrom(eventsSinceMs) ?? known.readableSinceMs;
  const source: EventSource = { raw: context.table, sealed, eventsSinceMs };
  const periodOf = (of: Range, points: number): Period => {
    const kept = since(of, readableSinceMs);
    const unknown = unknownIn([kept], source);
    const startMs = subtract([kept], unknown)[0]?.startMs ?? kept.endMs;
    return {
      range: of,
      readable: { startMs, endMs: kept.endMs },
      unknown,
      granules: granulesOf(timeZone, granularity, of, points),
    };
  };
  const before = comparisonRange(params.compare ?? "none", timeZone, range, nowMs);
  const earlier = before && (days?.around(before) ?? before);
  return {
    scope,
    source,
    timeZone,
    granularity,
    nowMs,
    readableSinceMs,
    period: periodOf(range, limits.points),
    // As long as the range, give or take a clock change, which is no fault of the caller's.
    comparison: earlier && periodOf(earlier, Number.POSITIVE_INFINITY),
    filters: checkFilters(params.filters ?? [], metric.filterDimensions, limits),
    limit: checkLimit(
      params.limit ?? Math.min(metric.defaultLimit, limits.rows),
      limits.rows,
      "limit",
      "rows",
    ),
    trend: params.trend ?? false,
    minimumUsers,
  };
}

/**
 * From when on events, and anything at all, can be read. A day that raw retention has begun to eat is whole in its seal, and what was sealed
 * before leaves its sums.
 */
function knownSince({ seals }: SealedDays, rawSinceMs: number) {
  const day = Math.floor(rawSinceMs / DAY_MS);
  const eventsSinceMs = seals.has(day) ? day * DAY_MS : rawSinceMs;
  const first = Math.min(...seals.keys(), day + 1);
  return { eventsSinceMs, readableSinceMs: Math.min(eventsSinceMs, first * DAY_MS) };
}

function checkFilters(
  filters: readonly Filter[],
  allowed: readonly Dimension[],
  limits: QueryContext["limits"],
): readonly Filter[] {
  checkLimit(filters.length, limits.filters, "filters", "filters");
  for (const [i, { dimension, values }] of filters.entries()) {
    checkLimit(values.length, limits.filterValues, `filters[${i}].values`, "values");
    if (!allowed.includes(dimension)) {
      const message = `This metric cannot be filtered by that dimension, but by ${allowed.join(", ")}.`;
      throw new TelemetryError("invalid_filter", message, {
        details: { field: `filters[${i}].dimension`, allowed: [...allowed] },
      });
    }
  }
  return filters;
}

function checkLimit(value: number, limit: number, field: string, what: string): number {
  if (value <= limit) return value;
  throw new TelemetryError("limit_exceeded", `${field} allows ${limit} ${what} at most.`, {
    details: { field, limit },
  });
}
