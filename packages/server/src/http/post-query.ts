import { isMetricId, type QueryLine, type Scope, toErrorBody } from "@firsthand/contract";
import { answerQuestion } from "./answer-question.ts";
import type { Call } from "./call.ts";
import { requireMetric } from "./endpoints.ts";
import { reportFailure } from "./failure-report.ts";
import { type BatchEntry, parseBatch } from "./parse-batch.ts";
import { requireNoQueryString } from "./parse-query-string.ts";
import { readJsonBody } from "./read-body.ts";
import { answerHeaders, toWireError } from "./responses.ts";
import { streamLines } from "./stream-lines.ts";

/** `POST /query`: one line per question, each sent as soon as its answer is there. */
export async function postQuery(call: Call, scope: Scope): Promise<Response> {
  const { request, requestId, search, settings } = call;
  const { limits, bodyTimeoutMs } = settings;
  requireNoQueryString(search, limits.queryBodyBytes);
  const text = await readJsonBody(request, { maxBytes: limits.queryBodyBytes, timeoutMs: bodyTimeoutMs });
  const entries = parseBatch(text, limits);
  const headers = answerHeaders(requestId, "application/x-ndjson");
  // Asks proxies not to collect the lines before they pass them on.
  headers.set("X-Accel-Buffering", "no");
  return new Response(
    streamLines(entries, (entry, signal) => answerLine(entry, scope, signal, call), request.signal),
    { headers },
  );
}

async function answerLine(
  entry: BatchEntry,
  scope: Scope,
  signal: AbortSignal,
  call: Call,
): Promise<QueryLine> {
  const { id, metric, params } = entry;
  const { requestId, settings } = call;
  try {
    const answer = await answerQuestion({ metric: requireMetric(metric), params }, scope, signal, settings);
    return { id, ok: true, ...answer };
  } catch (thrown) {
    const error = toWireError(thrown, requestId);
    if (!signal.aborted) {
      reportFailure(
        error,
        { endpoint: "POST /query", metric: isMetricId(metric) ? metric : null },
        settings.onError,
      );
    }
    return { id, ok: false, error: toErrorBody(error) };
  }
}
