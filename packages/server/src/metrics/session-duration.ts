import { histogramEdgesMs, metrics } from "@firsthand/contract";
import { fineErrorBound, percentileIn } from "../query/fine-histogram.ts";
import { type Aggregates, measurePeriod } from "../query/measure-period.ts";
import type { Question } from "../query/metric-query.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import type { Period } from "../query/plan.ts";
import {
  type Aggregate,
  average,
  averageDuration,
  count,
  countsBy,
  durationPercentiles,
} from "../query/sql/aggregates.ts";
import { bind, field, sql } from "../query/sql/sql.ts";
import { durationSums, histogramSums } from "../query/sql/sums.ts";
import { isEmpty } from "../query/time/range.ts";

// Durations are whole, so the first whole number at or above an edge divides them as the edge itself does.
const wholeEdgesMs = [...new Set(histogramEdgesMs.map(Math.ceil))];
const edges = bind("edges", "Array(Int64)", wholeEdgesMs);

const durationMs = field("durationMs");
const countsByEdge: Aggregate = Object.assign(
  () =>
    countsBy(sql`roundDown(toInt64(assumeNotNull(${durationMs})), ${edges})`)(sql`isNotNull(${durationMs})`),
  {
    ofSums: () =>
      sql`sumMapArray(arrayMap(each -> map(roundDown(toInt64(each), ${edges}), toUInt64(1)), ${field("durations")}))`,
  },
);

const aggregates = {
  sessions: count,
  percentiles: durationPercentiles,
  avgDurationMs: averageDuration,
  avgPagesViewed: average(field("pagesViewed"), { sum: "pagesSum", events: "pagedEvents" }),
  avgInteractions: average(field("interactions"), { sum: "interactionSum", events: "interactedEvents" }),
  histogram: countsByEdge,
} satisfies Aggregates;

/**
 * The same of a time before events are kept, of which there is a histogram that is finer than the contract's and nests in it. Events are read
 * beside it as if they were sums, and never by themselves.
 */
const aggregatesOfHistory: Aggregates = {
  sessions: count,
  avgDurationMs: average(durationMs, { sum: "durationSum", events: "timedEvents" }),
  avgPagesViewed: aggregates.avgPagesViewed,
  avgInteractions: aggregates.avgInteractions,
  histogram: Object.assign(() => countsByEdge(), { ofSums: () => sql`sumMap(${field("histogram")})` }),
};

const levels = [0.5, 0.75, 0.9, 0.95] as const;

/** The places between two durations are twentieths, so what is finer than that is the engine's rounding. */
function percentileOf(value: unknown): number | null {
  const percentile = figureOf(value);
  return percentile === null || percentile > MAX_ROUNDED_MS ? percentile : Math.round(percentile * 100) / 100;
}

const MAX_ROUNDED_MS = 2 ** 46;

/** The bin of 0 ms when it has sessions; the others from the first to the last that has, without a hole. */
function histogramOf(sessionsByEdge: Readonly<Record<string, number>>) {
  const sessions = histogramEdgesMs.map(() => 0);
  for (const [edgeMs, found] of Object.entries(sessionsByEdge)) {
    const bin = histogramEdgesMs.findLastIndex((edge) => edge <= Number(edgeMs));
    sessions[bin] = (sessions[bin] ?? 0) + found;
  }
  const first = sessions.findIndex((found, i) => i > 0 && found > 0);
  const last = sessions.findLastIndex((found) => found > 0);
  return sessions.flatMap((found, i) => {
    const isListed = i === 0 ? found > 0 : first !== -1 && i >= first && i <= last;
    return isListed
      ? [{ fromMs: histogramEdgesMs[i] ?? 0, toMs: histogramEdgesMs[i + 1] ?? 0, sessions: found }]
      : [];
  });
}

function isOlderThanEvents({ readable }: Period, { plan }: Question): boolean {
  return !isEmpty(readable) && readable.startMs < plan.source.eventsSinceMs;
}

/** How long ended sessions lasted, and what happened in them. */
export const sessionDuration = periodMetric<"session-duration">(
  histogramSums,
  async (period, question) => {
    const { plan, run } = question;
    const { events } = metrics["session-duration"];
    const isOlder = isOlderThanEvents(period, question);
    const { total } = await measurePeriod(
      plan,
      period,
      {
        events,
        aggregates: isOlder ? aggregatesOfHistory : aggregates,
        byGranule: false,
        sums: isOlder ? histogramSums : durationSums,
      },
      run,
    );
    const histogram = (total.histogram ?? {}) as Readonly<Record<string, number>>;
    const percentiles = isOlder
      ? levels.map((level) => percentileIn(histogram, level))
      : Array.isArray(total.percentiles)
        ? total.percentiles
        : [];
    const [p50, p75, p90, p95] = percentiles;
    return {
      sessions: figureOf(total.sessions),
      p50DurationMs: percentileOf(p50),
      p75DurationMs: percentileOf(p75),
      p90DurationMs: percentileOf(p90),
      p95DurationMs: percentileOf(p95),
      avgDurationMs: figureOf(total.avgDurationMs),
      avgPagesViewed: figureOf(total.avgPagesViewed),
      avgInteractions: figureOf(total.avgInteractions),
      histogram: histogramOf(histogram),
    };
  },
  (period, question) => (isOlderThanEvents(period, question) ? fineErrorBound : null),
);
