import {
  errorCodes,
  fromErrorBody,
  type MetricId,
  type MetricParams,
  metrics,
  TelemetryError,
} from "@firsthand/contract";
import { errorFixture } from "../error-fixture.ts";
import { fixture } from "../fixture.ts";
import type { FixtureVariant } from "../fixture-options.ts";
import type { SingleMetricBehaviour } from "./behaviours.ts";
import { resolveTime } from "./resolve-time.ts";
import type { Scenario, WireErrorCode } from "./scenario.ts";
import { wait } from "./wait.ts";

/**
 * Answers one judged question as its behaviour says.
 *
 * @throws TelemetryError the failure that the behaviour names, `forbidden`, or what the time range deserves
 */
export async function answerQuestion(
  metric: MetricId,
  params: MetricParams,
  behaviour: SingleMetricBehaviour,
  scenario: Scenario,
  signal: AbortSignal,
): Promise<object> {
  const { scopeKind = "platform", seed } = scenario;
  if (!metrics[metric].scopes.includes(scopeKind)) {
    throw new TelemetryError("forbidden", "This metric is answered to the operator of the platform only.");
  }
  const { params: resolved, now } = resolveTime(params, scenario.now);
  const answer = (variant: FixtureVariant) =>
    fixture(metric, { variant, params: resolved, now, scopeKind, seed });

  if (behaviour === "never") await wait(Number.POSITIVE_INFINITY, signal);
  if (behaviour === "malformed") return { ...answer("ready"), data: { rows: [{ unexpected: true }] } };
  if (typeof behaviour === "string") return answer(behaviour === "never" ? "ready" : behaviour);

  await wait(behaviour.delayMs ?? 0, signal);
  if ("error" in behaviour) throw failure(behaviour.error);
  return "answer" in behaviour ? behaviour.answer : answer(behaviour.variant);
}

/** The failure of this code, as the server words it. */
export function failure(code: WireErrorCode): TelemetryError {
  return fromErrorBody(errorFixture(code), errorCodes[code].httpStatus);
}
