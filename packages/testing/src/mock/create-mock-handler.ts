import { type MetricId, TelemetryError } from "@firsthand/contract";
import { errorFixture } from "../error-fixture.ts";
import { answerHealth } from "./answer-health.ts";
import { answerQuestion, failure } from "./answer-question.ts";
import { type Behaviours, type SingleRequestBehaviour, startScenario } from "./behaviours.ts";
import { findEndpoint } from "./find-endpoint.ts";
import { minimalOpenApi } from "./openapi.ts";
import { parseMetric, parseParams, readQueryString } from "./parse-question.ts";
import { type BatchEntry, readBatch } from "./read-batch.ts";
import { errorResponse, jsonResponse, textResponse, toFailureBody } from "./responses.ts";
import type { MockOptions } from "./scenario.ts";
import { streamLines } from "./stream-lines.ts";
import { wait } from "./wait.ts";

/** Answers a request of the telemetry surface from fixtures. Never rejects; a failed connection is `Response.error()`. */
export type MockHandler = (request: Request) => Promise<Response>;

const LOGIN_PAGE = '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>';

/**
 * The whole HTTP surface over fixtures, as one Fetch function: `GET /metrics/{metric}`, streamed `POST /query`,
 * `GET /openapi.json` and `GET /health`. Judges requests as the server does where no engine is needed for it, and
 * answers as the scenario says. The msw handlers and {@link createMockFetch} stand on it.
 */
export function createMockHandler(options: MockOptions = {}): MockHandler {
  const { baseUrl = "/api/telemetry" } = options;
  const behaviours = startScenario(options);
  return async (request) => {
    try {
      const url = new URL(request.url);
      const endpoint = findEndpoint(request.method, url, baseUrl);
      if (endpoint.name === "openapi") return jsonResponse(options.openapi ?? minimalOpenApi());
      if (endpoint.name === "health")
        return await answerHealth(behaviours.nextHealth(), options, request.signal);
      const behaviour = behaviours.nextRequest();
      const instead = await answerInstead(behaviour, request.signal);
      if (instead !== null) return instead;
      if (endpoint.name === "query") return await answerBatch(request, options, behaviours, behaviour);
      const question = { metric: endpoint.metric, params: () => readQueryString(url.searchParams) };
      return cut(await answerOne(question, options, behaviours, request.signal), behaviour, request.signal);
    } catch (error) {
      if (request.signal.aborted) return Response.error();
      return errorResponse(toTelemetryError(error));
    }
  };
}

/** What is sent in place of figures, or null when figures are. */
async function answerInstead(
  behaviour: SingleRequestBehaviour,
  signal: AbortSignal,
): Promise<Response | null> {
  if (typeof behaviour === "object") throw failure(behaviour.error);
  if (behaviour === "never") await wait(Number.POSITIVE_INFINITY, signal);
  if (behaviour === "offline") return Response.error();
  if (behaviour === "login-page") return textResponse(LOGIN_PAGE, "text/html; charset=utf-8");
  return behaviour === "no-content" ? new Response(null, { status: 204 }) : null;
}

interface Question {
  readonly metric: string;
  readonly params: () => unknown;
}

async function answerOne(
  { metric, params }: Question,
  options: MockOptions,
  behaviours: Behaviours,
  signal: AbortSignal,
): Promise<object> {
  const known: MetricId = parseMetric(metric);
  const judged = parseParams(known, params());
  return answerQuestion(known, judged, behaviours.nextOf(known), options, signal);
}

async function answerBatch(
  request: Request,
  options: MockOptions,
  behaviours: Behaviours,
  behaviour: SingleRequestBehaviour,
): Promise<Response> {
  const entries = await readBatch(request);
  const lines = entries.map((entry) => answerLine(entry, options, behaviours, request.signal));
  const body = streamLines(
    lines,
    behaviour === "truncated" || behaviour === "stalled" ? behaviour : "whole",
    request.signal,
  );
  return textResponse(body, "application/x-ndjson");
}

async function answerLine(
  { id, metric, params }: BatchEntry,
  options: MockOptions,
  behaviours: Behaviours,
  signal: AbortSignal,
): Promise<object> {
  try {
    const answer = await answerOne({ metric, params: () => params }, options, behaviours, signal);
    return { id, ok: true, ...answer };
  } catch (error) {
    if (signal.aborted) throw error;
    return { id, ok: false, error: toFailureBody(toTelemetryError(error)) };
  }
}

/** A single answer is broken as a stream of one line is. */
function cut(answer: object, behaviour: SingleRequestBehaviour, signal: AbortSignal): Response {
  if (behaviour !== "truncated" && behaviour !== "stalled") return jsonResponse(answer);
  return textResponse(streamLines([Promise.resolve(answer)], behaviour, signal), "application/json");
}

function toTelemetryError(error: unknown): TelemetryError {
  if (error instanceof TelemetryError) return error;
  return new TelemetryError("internal", errorFixture("internal").message, { cause: error });
}
