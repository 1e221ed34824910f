import { histogramEdgesMs, metrics } from "@firsthand/contract";
import { fineErrorBound, percentileIn } from "../query/fine-histogram.ts";
import { type Aggregates, measurePeriod } from "../query/measure-period.ts";
import type { Question } from "../query/metric-query.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import type { Period, Plan } from "../query/plan.ts";
import type { RunStatement } from "../query/run-statement.ts";
import { rankGroups } from "../query/small-groups/rank-groups.ts";
import {
  type Aggregate,
  average,
  averageDuration,
  count,
  countsBy,
  durationPercentiles,
  percentileLevels,
} from "../query/sql/aggregates.ts";
import { bind, field, sql } from "../query/sql/sql.ts";
import { durationSums, histogramSums } from "../query/sql/sums.ts";
import { isEmpty } from "../query/time/range.ts";

// Durations are whole, so the first whole number at or above an edge divides them as the edge itself does.
const wholeEdgesMs = [...new Set(histogramEdgesMs.map(Math.ceil))];
const edges = bind("edges", "Array(Int64)", wholeEdgesMs);

const durationMs = field("durationMs");
const edgeOf = sql`roundDown(toInt64(assumeNotNull(${durationMs})), ${edges})`;
/** Null for a session without a duration, which is in no bin. */
const edgeOfDuration = sql`if(isNull(${durationMs}), NULL, ${edgeOf})`;
const countsByEdge: Aggregate = Object.assign(() => countsBy(edgeOf)(sql`isNotNull(${durationMs})`), {
  ofSums: () =>
    sql`sumMapArray(arrayMap(each -> map(roundDown(toInt64(each), ${edges}), toUInt64(1)), ${field("durations")}))`,
});

const figures = {
  sessions: count,
  percentiles: durationPercentiles,
  avgDurationMs: averageDuration,
  avgPagesViewed: average("pagesViewed", { sum: "pagesSum", events: "pagedEvents" }),
  avgInteractions: average("interactions", { sum: "interactionSum", events: "interactedEvents" }),
} satisfies Aggregates;

const aggregates: Aggregates = { ...figures, histogram: countsByEdge };

/**
 * The same of a time before events are kept, of which there is a histogram that is finer than the contract's and nests in it. Events are read
 * beside it as if they were sums, and never by themselves.
 */
const aggregatesOfHistory: Aggregates = {
  sessions: count,
  avgDurationMs: average("durationMs", { sum: "durationSum", events: "timedEvents" }),
  avgPagesViewed: figures.avgPagesViewed,
  avgInteractions: figures.avgInteractions,
  histogram: Object.assign(() => countsByEdge(), { ofSums: () => sql`sumMap(${field("histogram")})` }),
};

/** The places between two durations are twentieths, so what is finer than that is the engine's rounding. */
function percentileOf(value: unknown): number | null {
  const percentile = figureOf(value);
  return percentile === null || percentile > MAX_ROUNDED_MS ? percentile : Math.round(percentile * 100) / 100;
}

const MAX_ROUNDED_MS = 2 ** 46;

/** The bin of 0 ms when it has sessions; the others from the first to the last that has, without a hole. Null is withheld. */
function histogramOf(sessionsByEdge: Readonly<Record<string, number | null>>) {
  const sessions: (number | null)[] = histogramEdgesMs.map(() => 0);
  for (const [edgeMs, found] of Object.entries(sessionsByEdge)) {
    const bin = histogramEdgesMs.findLastIndex((edge) => edge <= Number(edgeMs));
    sessions[bin] = found === null ? null : (sessions[bin] ?? 0) + found;
  }
  const first = sessions.findIndex((found, i) => i > 0 && found !== 0);
  const last = sessions.findLastIndex((found) => found !== 0);
  return sessions.flatMap((found, i) => {
    const isListed = i === 0 ? found !== 0 : first !== -1 && i >= first && i <= last;
    return isListed
      ? [{ fromMs: histogramEdgesMs[i] ?? 0, toMs: histogramEdgesMs[i + 1] ?? 0, sessions: found }]
      : [];
  });
}

function isOlderThanEvents({ readable }: Period, { plan }: Pick<Question, "plan">): boolean {
  return !isEmpty(readable) && readable.startMs < plan.source.eventsSinceMs;
}

/** What is measured of a period; `percentiles` are a list by {@link percentileLevels}. */
interface Durations {
  readonly figures: Readonly<Record<string, unknown>>;
  /** Null is withheld. */
  readonly sessionsByEdge: Readonly<Record<string, number | null>>;
  readonly suppressed: number;
}

const { events } = metrics["session-duration"];

/** How long ended sessions lasted, and what happened in them. */
export const sessionDuration = periodMetric<"session-duration">(
  histogramSums,
  async (period, { plan, run }) => {
    const { minimumUsers } = plan;
    const { figures, sessionsByEdge, suppressed } = await (minimumUsers === null
      ? measureDurations(plan, period, run)
      : measureDurationGroups(plan, period, minimumUsers, run));
    const [p50, p75, p90, p95] = Array.isArray(figures.percentiles) ? figures.percentiles : [];
    return {
      data: {
        sessions: figureOf(figures.sessions),
        p50DurationMs: percentileOf(p50),
        p75DurationMs: percentileOf(p75),
        p90DurationMs: percentileOf(p90),
        p95DurationMs: percentileOf(p95),
        avgDurationMs: figureOf(figures.avgDurationMs),
        avgPagesViewed: figureOf(figures.avgPagesViewed),
        avgInteractions: figureOf(figures.avgInteractions),
        histogram: histogramOf(sessionsByEdge),
      },
      suppressed,
    };
  },
  (period, question) => (isOlderThanEvents(period, question) ? fineErrorBound : null),
);

async function measureDurations(plan: Plan, period: Period, run: RunStatement): Promise<Durations> {
  const isOlder = isOlderThanEvents(period, { plan });
  const { total } = await measurePeriod(
    plan,
    period,
    {
      events,
      aggregates: isOlder ? aggregatesOfHistory : aggregates,
      byGranule: false,
      sums: [isOlder ? histogramSums : durationSums],
    },
    run,
  );
  const sessionsByEdge = (total.histogram ?? {}) as Readonly<Record<string, number>>;
  const percentiles = isOlder
    ? percentileLevels.map((level) => percentileIn(sessionsByEdge, level))
    : total.percentiles;
  return { figures: { ...total, percentiles }, sessionsByEdge, suppressed: 0 };
}

/** Where small groups are withheld, bins are rows: each is published or not, and a filter chooses among their parts. */
async function measureDurationGroups(
  plan: Plan,
  period: Period,
  minimumUsers: number,
  run: RunStatement,
): Promise<Durations> {
  const { rows, total, suppressed } = await rankGroups(
    plan,
    { events, keys: [["edge", edgeOfDuration]], measures: Object.entries(figures), sums: durationSums },
    { name: "range", period, minimumUsers, hasDays: false, keys: null, withheldToo: true },
    run,
  );
  const bins = rows.flatMap(({ keys: { edge }, figures }) =>
    edge === null ? [] : [[String(edge), figures === null ? null : Number(figures.sessions)] as const],
  );
  return { figures: total?.figures ?? {}, sessionsByEdge: Object.fromEntries(bins), suppressed };
}
