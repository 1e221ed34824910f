import { type Health, type Scope, TelemetryError } from "@firsthand/contract";
import { readIntake } from "../ingest/read-intake.ts";
import type { Call } from "./call.ts";
import { withDeadline } from "./deadline.ts";
import { reportFailure } from "./failure-report.ts";
import { requireNoQueryString } from "./parse-query-string.ts";
import { jsonResponse, toWireError } from "./responses.ts";
import { runInPlace } from "./run-in-place.ts";
import { resolveRequestScope } from "./scope.ts";
import type { HandlerSettings } from "./settings.ts";

/** How long a finding about ClickHouse holds, so that anonymous callers cannot keep the engine busy. */
const FINDING_HOLDS_MS = 1_000;

/** `GET /health`: to everybody whether ClickHouse answers, to the operator also how fresh the data is. */
export function createHealth(settings: HandlerSettings): (call: Call) => Promise<Response> {
  const findStatus = remember(() => ping(settings));
  return async ({ request, requestId, search }) => {
    requireNoQueryString(search, settings.limits.queryBodyBytes);
    const scope = await resolveOptionalScope(request, settings);
    const failure = await findStatus();
    if (failure !== null) {
      reportFailure(
        toWireError(failure, requestId),
        { endpoint: "GET /health", metric: null },
        settings.onError,
      );
      return jsonResponse({ status: "unavailable" } satisfies Health, requestId, 503);
    }
    const details = scope?.kind === "platform" ? await readFreshness(scope, request.signal, settings) : {};
    return jsonResponse({ status: "ok", ...details } satisfies Health, requestId);
  };
}

async function resolveOptionalScope(request: Request, settings: HandlerSettings): Promise<Scope | null> {
  try {
    return await resolveRequestScope(request, settings.resolveScope, settings.scopeTimeoutMs);
  } catch (error) {
    if (error instanceof TelemetryError && (error.code === "unauthenticated" || error.code === "forbidden"))
      return null;
    throw error;
  }
}

/** The reason why ClickHouse does not answer, or null. */
async function ping({ reader, limits: { queryTimeoutMs: timeoutMs } }: HandlerSettings): Promise<unknown> {
  try {
    await withDeadline(() => reader.read({ sql: "SELECT 1", parameters: {} }, { timeoutMs }), {
      // Before its turn, a heavy read may have to come to its end: busy is not unavailable.
      timeoutMs: 2 * timeoutMs,
      signal: new AbortController().signal,
      onTimeout: () => new TelemetryError("store_unavailable", "ClickHouse did not answer in time."),
    });
    return null;
  } catch (error) {
    return error;
  }
}

interface FreshnessRow {
  storedRows: number;
  newestIngestedAt: number | null;
}

async function readFreshness(
  scope: Scope,
  signal: AbortSignal,
  settings: HandlerSettings,
): Promise<Omit<Health, "status">> {
  const { table, now, limits } = settings;
  const sql = `SELECT toFloat64(count()) AS storedRows, if(storedRows = 0, NULL, toFloat64(toUnixTimestamp64Milli(max(ingested_at)))) AS newestIngestedAt FROM ${table}`;
  const { rows, intake } = await runInPlace(scope, signal, settings, async (reader, signal) => {
    const options = { timeoutMs: limits.queryTimeoutMs, signal };
    const { rows } = await reader.read<FreshnessRow>({ sql, parameters: {} }, options);
    return { rows, intake: settings.ingest && (await readIntake(reader, table, now(), options)) };
  });
  const newest = rows[0]?.newestIngestedAt ?? null;
  return {
    dataThrough: newest === null ? null : new Date(newest).toISOString(),
    dataAgeMs: newest === null ? null : Math.max(0, now() - newest),
    storedRows: rows[0]?.storedRows ?? 0,
    ...(intake === null ? {} : { intake }),
  };
}

/** Asks once for all who want to know at the same time, and again only when the finding is old. */
function remember<T>(find: () => Promise<T>): () => Promise<T> {
  let finding: { readonly value: Promise<T>; until: number } | null = null;
  return () => {
    if (finding !== null && performance.now() < finding.until) return finding.value;
    const current = { value: find(), until: Number.POSITIVE_INFINITY };
    finding = current;
    const expire = () => {
      current.until = performance.now() + FINDING_HOLDS_MS;
    };
    current.value.then(expire, expire);
    return current.value;
  };
}
