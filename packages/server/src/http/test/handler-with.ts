import type { MetricAnswer, Scope } from "@firsthand/contract";
import type { Reader, ReadStatement, Writer } from "../../clickhouse/port.ts";
import { completeSettings, type HandlerSettings, type TelemetryHandlerOptions } from "../settings.ts";
import { type ClosableTelemetryHandler, serveWith } from "../telemetry-handler.ts";

/** Organisation hashes of the tests. */
export const orgA = "a".repeat(64);
export const orgB = "b".repeat(64);

export const scopeA: Scope = { kind: "org", orgIdHash: orgA };
export const scopeB: Scope = { kind: "org", orgIdHash: orgB };

/** A reader that remembers what it was asked, and answers with no rows. */
export function recordingReader(): Reader & { readonly statements: ReadStatement[] } {
  const statements: ReadStatement[] = [];
  return {
    statements,
    async read(statement) {
      statements.push(statement);
      return { rows: [], rowsRead: 0, bytesRead: 0, durationMs: 0 };
    },
  };
}

/** A writer that stores nothing, for tests in which nothing is to be stored. */
export const idleWriter: Writer = { command: async () => {}, insertJsonLines: async () => {} };

/** An answer without meaning, for tests of the way there and back. */
export function emptyAnswer(metric: MetricAnswer["metric"], scope: Scope): MetricAnswer {
  return { metric, data: { scope: scope.kind }, meta: {} } as unknown as MetricAnswer; // Only the envelope is looked at.
}

/** A handler over a stand-in for the metrics, each call of which sends one statement. */
export function handlerWith(
  options: Partial<TelemetryHandlerOptions> = {},
  answer: HandlerSettings["answer"] = answerWithOneRead,
): ClosableTelemetryHandler {
  const reader = recordingReader();
  return serveWith(
    completeSettings(
      { clickhouse: { reader, table: "events" }, resolveScope: () => scopeA, onError: () => {}, ...options },
      answer,
    ),
  );
}

const answerWithOneRead: HandlerSettings["answer"] = async (
  metric,
  _params,
  { reader, scope, signal, limits },
) => {
  await reader.read({ sql: "SELECT 1", parameters: {} }, { signal, timeoutMs: limits.queryTimeoutMs });
  return emptyAnswer(metric, scope) as never; // The stand-in answers every metric alike.
};

/** A request of the telemetry endpoints; `path` follows the base path. */
export function get(path: string, init: RequestInit = {}): Request {
  return new Request(`http://host.test/api/telemetry${path}`, init);
}

/** A `POST /query` with this body: text as it is, anything else as JSON. */
export function post(body: unknown, init: RequestInit = {}): Request {
  return new Request("http://host.test/api/telemetry/query", {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "application/json" },
    ...init,
  });
}

/** A `POST /events` with this body: text or bytes as they are, anything else as JSON. */
export function postEvents(body: unknown, init: RequestInit = {}): Request {
  return new Request("http://host.test/api/telemetry/events", {
    method: "POST",
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    headers: { "content-type": "application/json" },
    ...init,
  } as RequestInit);
}

/** The lines of an NDJSON body. */
export async function linesOf(response: Response): Promise<WireLine[]> {
  const text = await response.text();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The error of a failed response. */
export async function errorOf(
  response: Response,
): Promise<{ code: string; message: string; details: Record<string, unknown>; requestId: string }> {
  const body = (await response.json()) as { error: Awaited<ReturnType<typeof errorOf>> };
  return body.error;
}

/** A line of a batch's answer, as loosely as tests need it. */
export interface WireLine {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: {
    readonly code: string;
    readonly details: Record<string, unknown>;
    readonly requestId: string;
  };
  readonly [field: string]: unknown;
}
