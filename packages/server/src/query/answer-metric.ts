import {
  type Meta,
  type Metric,
  type MetricAnswer,
  type MetricId,
  type MetricParams,
  metrics,
  type Scope,
  TelemetryError,
} from "@firsthand/contract";
import { metricQueries } from "../metrics/index.ts";
import type { QueryContext } from "./context.ts";
import { dataThrough } from "./data-through.ts";
import { describePlan } from "./describe-plan.ts";
import { findAnswerable } from "./history.ts";
import { planQuestion } from "./plan.ts";
import { createStatementRunner } from "./run-statement.ts";
import { checkScope } from "./scope.ts";
import { noSealedDays } from "./source/event-source.ts";
import { checkTimeZone } from "./time/check-time-zone.ts";

/**
 * Answers one question in one scope: plan → choose source → build SQL → execute → shape.
 *
 * `params` have passed `metricParamsSchema`; what needs a calendar, a clock or the engine is judged here. When
 * `context.signal` is aborted, nothing further is started and the signal's reason is thrown.
 *
 * @throws TelemetryError `invalid_time_range`, `invalid_time_zone`, `limit_exceeded`, `forbidden` (the metric is not
 * for this scope), `not_kept`, or a failure of the {@link Reader}.
 */
export async function answerMetric<M extends MetricId>(
  metric: M,
  params: MetricParams,
  context: QueryContext,
): Promise<MetricAnswer<M>> {
  const startedAt = performance.now();
  const definition: Metric = metrics[metric];
  const scope = checkScope(context.scope);
  checkMayAsk(definition, scope);

  // One statement that fails ends the others.
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const { run, tellStatements, sources } = createStatementRunner(context, scope, signal);
  try {
    const [sealed] = await Promise.all([
      context.findSealedDays?.(context.reader) ?? noSealedDays(context.table),
      checkTimeZone(params.timeZone ?? "UTC", run, context.knownTimeZones),
    ]);
    const { plan, adjusted } = findAnswerable(params, metricQueries[metric].history, (params) =>
      planQuestion(definition, params, context, scope, sealed),
    );
    const question = { plan, run, signal, labelOrganisations: context.labelOrganisations };
    const [answered, newestMs] = await Promise.all([
      metricQueries[metric].answer(question),
      dataThrough(plan, run),
    ]);
    const statements = tellStatements();
    return {
      metric,
      data: answered.data,
      ...(answered.comparison === undefined ? {} : { comparison: answered.comparison }),
      meta: {
        definitionId: definition.definitionId,
        ...describePlan(plan, newestMs, sources),
        adjusted,
        exactness: answered.errorBound === null ? "exact" : "approximate",
        errorBound: answered.errorBound,
        durationMs: performance.now() - startedAt,
        rowsRead: sum(statements.map(({ rowsRead }) => rowsRead)),
        bytesRead: sum(statements.map(({ bytesRead }) => bytesRead)),
        truncated: answered.truncated,
        suppressed: answered.suppressed,
        ...(params.evidence === true ? { evidence: { statements: [...statements] } } : {}),
      } satisfies Meta,
    };
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

function checkMayAsk({ scopes }: Metric, scope: Scope): void {
  if (scopes.includes(scope.kind)) return;
  throw new TelemetryError("forbidden", "This metric is answered for the platform only.");
}

function sum(figures: readonly (number | null)[]): number | null {
  return figures.reduce((total, figure) => (total === null || figure === null ? null : total + figure), 0);
}
