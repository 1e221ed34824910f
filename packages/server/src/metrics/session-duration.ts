import { histogramEdgesMs, type MetricData } from "@firsthand/contract";
import { averageOf, countEvents, figuresOf } from "../query/measure.ts";
import type { Period } from "../query/plan.ts";
import type { AnswerFigures, Run } from "../query/run.ts";
import { payloadInteger } from "../query/sql/attributes.ts";
import { selectEvents } from "../query/sql/select-events.ts";

type Data = MetricData<"session-duration">;

const measures = {
  sessions: countEvents,
  avgDurationMs: averageOf("durationMs"),
  avgPagesViewed: averageOf("pagesViewed"),
  avgInteractions: averageOf("interactions"),
};

/** Ended sessions of the range, each with its full duration. */
export const sessionDuration: AnswerFigures<"session-duration"> = async (run) => {
  const { current, earlier } = run.plan;
  const [data, comparison] = await Promise.all([
    measure(run, current),
    earlier === null ? undefined : measure(run, earlier),
  ]);
  return { data, comparison };
};

async function measure({ source, plan, read }: Run, period: Period): Promise<Data> {
  const events = selectEvents(source, {
    range: period.readable,
    event: "session_ended",
    filters: plan.filters,
    columns: {
      durationMs: payloadInteger("durationMs"),
      pagesViewed: payloadInteger("pagesViewed"),
      interactions: payloadInteger("interactions"),
    },
  });
  const [row] = await read<Record<string, unknown>>({
    sql: `SELECT count() AS sessions,
  avg(durationMs) AS avgDurationMs,
  avg(pagesViewed) AS avgPagesViewed,
  avg(interactions) AS avgInteractions,
  quantilesExactInclusive(0.5, 0.75, 0.9, 0.95)(durationMs) AS percentiles,
  sumMapIf([roundDown(assumeNotNull(durationMs), {edges:Array(Int64)})], [toUInt64(1)], durationMs IS NOT NULL) AS bins
FROM (
  ${events.sql}
)`,
    parameters: { ...events.parameters, edges: [...binByEdge.keys()] },
  });
  const [p50 = null, p75 = null, p90 = null, p95 = null] = (row?.percentiles ?? []) as (number | null)[];
  const [edges, sessions] = (row?.bins ?? [[], []]) as [number[], number[]];
  return {
    ...figuresOf(measures, row),
    p50DurationMs: p50,
    p75DurationMs: p75,
    p90DurationMs: p90,
    p95DurationMs: p95,
    histogram: toHistogram(edges, sessions),
  };
}

/**
 * The bin that begins at each whole number of milliseconds. Durations are whole, so a duration lies at or above an edge
 * exactly when it does above the edge rounded up; the engine never sees the fractions. Edges that round to the same
 * number leave the last of their bins, because the others hold no whole number.
 */
const binByEdge = new Map(histogramEdgesMs.map((edge, bin) => [Math.ceil(edge), bin]));

function toHistogram(edges: readonly number[], sessions: readonly number[]): Data["histogram"] {
  const counts = new Map(edges.map((edge, i) => [binByEdge.get(edge) ?? 0, sessions[i] ?? 0]));
  const used = [...counts.keys()].filter((bin) => bin > 0);
  const first = Math.min(...used);
  const between =
    used.length === 0 ? [] : Array.from({ length: Math.max(...used) - first + 1 }, (_, i) => first + i);
  const bins = counts.has(0) ? [0, ...between] : between;
  return bins.map((bin) => ({
    fromMs: histogramEdgesMs[bin] ?? 0,
    toMs: histogramEdgesMs[bin + 1] ?? Number.MAX_VALUE,
    sessions: counts.get(bin) ?? 0,
  }));
}
