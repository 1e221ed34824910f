import type { Scope } from "@firsthand/contract";
import { answerQuestion } from "./answer-question.ts";
import type { Call } from "./call.ts";
import { requireMetric } from "./endpoints.ts";
import { parseQueryString } from "./parse-query-string.ts";
import { jsonResponse } from "./responses.ts";

/** `GET /metrics/{metric}`: one answer. */
export async function getMetric(
  { request, requestId, search, metric, settings }: Call,
  scope: Scope,
): Promise<Response> {
  const question = {
    metric: requireMetric(metric),
    params: parseQueryString(search, settings.limits.queryBodyBytes),
  };
  return jsonResponse(await answerQuestion(question, scope, request.signal, settings), requestId);
}
