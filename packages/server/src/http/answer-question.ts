import type { MetricAnswer, MetricId, Scope } from "@firsthand/contract";
import { parseParams } from "./parse-params.ts";
import { runInPlace } from "./run-in-place.ts";
import { scopeKey } from "./scope.ts";
import type { HandlerSettings } from "./settings.ts";

/** One question as it was sent. */
export interface Question {
  readonly metric: MetricId;
  /** Not yet judged. */
  readonly params: unknown;
}

/**
 * Judges the parameters of one question and answers it in one of its scope's places, together with the same question of the same
 * scope when that is under way.
 *
 * @throws TelemetryError what the parameters, the place or the metric throw.
 */
export async function answerQuestion(
  { metric, params }: Question,
  scope: Scope,
  signal: AbortSignal,
  settings: HandlerSettings,
): Promise<MetricAnswer> {
  // Before it waits for its turn: what is known as of now is new enough for it.
  const askedAt = performance.now();
  const { table, now, rawRetentionDays, limits, labelOrganisations, minimumUsers } = settings;
  const judged = parseParams(metric, params, limits);
  const allowed = settings.evidence ? judged : { ...judged, evidence: false };
  // Parameters that were judged have their fields in the schema's order.
  const key = `${scopeKey(scope)} ${metric} ${JSON.stringify(allowed)}`;
  return settings.inFlight.share(key, signal, (signal) =>
    runInPlace(scope, signal, settings, (reader, signal) =>
      settings.answer(metric, allowed, {
        reader,
        table,
        findSealedDays: (reader) => settings.sealWatch.look(reader, askedAt),
        resultCache: settings.resultCache,
        knownTimeZones: settings.knownTimeZones,
        scope,
        signal,
        now,
        rawRetentionDays,
        limits,
        minimumUsers: minimumUsers[scope.kind],
        labelOrganisations,
      }),
    ),
  );
}
