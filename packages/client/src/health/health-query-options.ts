import { type Health, healthSchema, TelemetryError } from "@firsthand/contract";
import type { DataTag, QueryFunctionContext } from "@tanstack/react-query";
import { toFailure } from "../ask.ts";
import { forgetDenied } from "../cached-answers.ts";
import type { TelemetryClient } from "../client.ts";
import { createMismatch } from "../parse-line.ts";
import { type MetricQueryOptions, metricQueryOptions, metricsQueryKey } from "../query-options.ts";
import { getResponseFailure } from "../response-failure.ts";

/** Where the health lives in the cache: whose, and that it is the health. */
export type HealthQueryKey = readonly ["firsthand", scopeKey: string, "health"];

/** What {@link healthQueryOptions} returns: options for any function or hook of TanStack Query that takes a query. */
export interface HealthQueryOptions
  extends Pick<
    MetricQueryOptions<never>,
    "retry" | "retryDelay" | "staleTime" | "networkMode" | "refetchOnReconnect"
  > {
  /** {@inheritDoc HealthQueryKey} */
  readonly queryKey: DataTag<HealthQueryKey, Health, TelemetryError>;
  /** Asks, and heeds the signal of the cache. */
  readonly queryFn: (context: QueryFunctionContext<HealthQueryKey>) => Promise<Health>;
  /** For handlers that a host's QueryClient has for all queries. */
  readonly meta: { readonly source: "firsthand"; readonly endpoint: "health" };
}

/** Milliseconds after which an answer that has not come is not waited for any more. */
const LONGEST_WAIT_MS = 30_000;

/**
 * `GET /health` as TanStack Query wants it. Somebody who is not the operator gets a status alone. That ClickHouse does not answer is the
 * error `store_unavailable`, so that the last good figures stay.
 *
 * Fails, is asked again and is forgotten as an answer to a metric is; a 403 takes nothing else away.
 */
export function healthQueryOptions(client: TelemetryClient): HealthQueryOptions {
  const scope = metricsQueryKey(client);
  const queryKey: HealthQueryKey = [...scope, "health"];
  // Taken from a metric's: a list that both share would cost every page some bytes.
  const { retry, retryDelay, staleTime, networkMode, refetchOnReconnect } = metricQueryOptions(
    client,
    "totals",
  );
  return {
    // The tag exists for the compiler only.
    queryKey: queryKey as HealthQueryOptions["queryKey"],
    queryFn: async ({ client: queryClient, signal }) => {
      try {
        return await askHealth(client, signal);
      } catch (error) {
        if (error instanceof TelemetryError) forgetDenied(queryClient, scope, queryKey, error);
        throw error;
      }
    },
    retry,
    retryDelay,
    staleTime,
    networkMode,
    refetchOnReconnect,
    meta: { source: "firsthand", endpoint: "health" },
  };
}

/**
 * An answer that did not come through a client, judged as a client judges its own. Fields that this version does not know are left out.
 *
 * @throws TelemetryError `contract_mismatch` when it is not of the described form, `details.field` says where; `store_unavailable` when it says
 * that ClickHouse does not answer.
 */
export function parseHealth(value: unknown): Health {
  const health = healthSchema.safeParse(value);
  if (!health.success) throw createMismatch("/health", health.error);
  if (health.data.status === "unavailable")
    throw new TelemetryError("store_unavailable", "ClickHouse does not answer. The host's log says why.");
  return health.data;
}

async function askHealth(client: TelemetryClient, signal: AbortSignal): Promise<Health> {
  const waiting = new AbortController();
  const leave = () => waiting.abort(signal.reason);
  signal.addEventListener("abort", leave);
  const timer = setTimeout(() => waiting.abort(createSilence()), LONGEST_WAIT_MS);
  // Raced against, because a host's fetch may not heed the signal.
  const givenUp = new Promise<never>((_, reject) => {
    waiting.signal.addEventListener("abort", () => reject(waiting.signal.reason));
  });
  try {
    return await Promise.race([readHealth(client, waiting.signal), givenUp]);
  } catch (error) {
    // Left by the cache, which is no failure.
    signal.throwIfAborted();
    throw toFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
  }
}

async function readHealth(client: TelemetryClient, signal: AbortSignal): Promise<Health> {
  const response = await client.request("/health", { headers: { accept: "application/json" }, signal });
  const failure = await getResponseFailure(response.clone());
  const value = await readJson(response);
  // A proxy's 503 says nothing of ClickHouse.
  const isHealth = response.status === 503 && healthSchema.safeParse(value).success;
  if (failure !== null && !isHealth) throw failure;
  return parseHealth(value);
}

function createSilence(): TelemetryError {
  return new TelemetryError("network", "The host's API does not answer. Try again.");
}

/** Undefined when the body is no JSON; the status then says what there is to say. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
