import {
  type Meta,
  type MetricAnswer,
  type MetricId,
  type MetricParams,
  metrics,
  TelemetryError,
} from "@firsthand/contract";
import { metricQueries } from "../metrics/index.ts";
import type { QueryContext } from "./context.ts";
import { readDataThrough } from "./freshness.ts";
import { type Period, type Plan, planQuery } from "./plan.ts";
import { readPresence } from "./presence.ts";
import { Recorder } from "./recorder.ts";
import type { AnswerFigures, Run } from "./run.ts";
import { formatInstant } from "./time/local-time.ts";
import type { Range } from "./time/range.ts";

/**
 * Answers one question in one scope: plan → build SQL → execute → shape.
 *
 * `params` have passed the metric's `paramsSchema`; what needs a calendar, a clock or the engine is judged here.
 *
 * @throws TelemetryError `invalid_time_range`, `invalid_time_zone`, `limit_exceeded`, `forbidden` (the metric is not
 * for this scope), or a failure of the reader.
 */
export async function answerMetric<M extends MetricId>(
  metric: M,
  params: MetricParams,
  context: QueryContext,
): Promise<MetricAnswer<M>> {
  const startedAt = performance.now();
  const definition = metrics[metric];
  if (!definition.scopes.includes(context.scope.kind)) {
    throw new TelemetryError("forbidden", "This metric is answered for the operator of the platform only.");
  }
  const recorder = new Recorder(context);
  const plan = await planQuery(definition, params, context, recorder);
  const run = createRun(plan, context, recorder);
  const answerFigures: AnswerFigures<M> = metricQueries[metric];
  const [figures, dataThrough] = await Promise.all([answerFigures(run), readDataThrough(run)]);
  const format = (instant: number) => formatInstant(plan.timeZone, instant);
  const formatRange = ({ startMs, endMs }: Range) => ({ start: format(startMs), end: format(endMs) });
  const meta: Meta = {
    definitionId: definition.definitionId,
    scopeKind: context.scope.kind,
    timeRange: formatRange(plan.current.range),
    comparisonTimeRange: plan.earlier && formatRange(plan.earlier.range),
    timeZone: plan.timeZone,
    granularity: plan.granularity,
    exactness: "exact",
    errorBound: null,
    sources: sourcesOf(plan).map((timeRange) => ({ kind: "raw", timeRange: formatRange(timeRange) })),
    readableSince: format(plan.readableSince),
    dataThrough: dataThrough === null ? null : format(dataThrough),
    queriedAt: format(plan.now),
    durationMs: Math.round(performance.now() - startedAt),
    rowsRead: recorder.total("rowsRead"),
    bytesRead: recorder.total("bytesRead"),
    truncated: figures.truncated ?? false,
    suppressed: 0,
    trendStarts: plan.wantsTrend ? plan.current.granules.list.map(({ startMs }) => format(startMs)) : null,
    ...(params.evidence === true ? { evidence: { statements: [...recorder.statements] } } : {}),
  };
  const { data, comparison } = figures;
  return { metric, data, ...(comparison === undefined ? {} : { comparison }), meta };
}

/** The parts of both periods that can still be read. */
function sourcesOf({ current, earlier }: Plan): Range[] {
  return [current, earlier].flatMap((period) =>
    period !== null && period.readable.startMs < period.readable.endMs ? [period.readable] : [],
  );
}

function createRun(plan: Plan, context: QueryContext, recorder: Recorder): Run {
  const known = new Map<Period, Promise<readonly boolean[]>>();
  const run: Run = {
    plan,
    source: { scope: context.scope, table: context.table },
    read: (statement) => recorder.read(statement),
    presence(period) {
      const presence = known.get(period) ?? readPresence(run, period);
      known.set(period, presence);
      return presence;
    },
    signal: context.signal,
    labelOrganisations: context.labelOrganisations,
  };
  return run;
}
