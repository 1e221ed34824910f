import { healthFixture, healthVariants } from "../health-fixture.ts";
import { failure } from "./answer-question.ts";
import type { SingleHealthBehaviour } from "./behaviours.ts";
import { jsonResponse } from "./responses.ts";
import type { MockOptions } from "./scenario.ts";
import { wait } from "./wait.ts";

/** Answers `GET /health` as the scenario says. */
export async function answerHealth(
  behaviour: SingleHealthBehaviour,
  { scopeKind, now, seed }: MockOptions,
  signal: AbortSignal,
): Promise<Response> {
  if (typeof behaviour === "object" && "error" in behaviour) throw failure(behaviour.error);
  if (typeof behaviour === "object") return jsonResponse(behaviour.answer);
  if (behaviour === "offline") return Response.error();
  if (behaviour === "never") await wait(Number.POSITIVE_INFINITY, signal);
  const variant = healthVariants.find((known) => known === behaviour);
  return jsonResponse(
    healthFixture({ variant, scopeKind, now, seed }),
    behaviour === "unavailable" ? 503 : 200,
  );
}
