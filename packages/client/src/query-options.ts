import { type MetricAnswer, type MetricId, type MetricParams, TelemetryError } from "@firsthand/contract";
import type { DataTag, QueryFunctionContext } from "@tanstack/react-query";
import { forgetDenied, reviveSignedOut } from "./cached-answers.ts";
import type { TelemetryClient } from "./client.ts";
import { normaliseParams } from "./normalise-params.ts";

/** Where an answer lives in the cache: whose numbers, which metric, which question. Holds no token. */
export type MetricQueryKey = readonly ["firsthand", scopeKey: string, metric: MetricId, params: MetricParams];

/** What {@link metricQueryOptions} returns: options for any function or hook of TanStack Query that takes a query. */
export interface MetricQueryOptions<M extends MetricId> {
  /** {@inheritDoc MetricQueryKey} */
  readonly queryKey: DataTag<MetricQueryKey, MetricAnswer<M>, TelemetryError>;
  /** Asks, and heeds the signal of the cache. */
  readonly queryFn: (context: QueryFunctionContext<MetricQueryKey>) => Promise<MetricAnswer<M>>;
  /** Once, where the code is retryable. */
  readonly retry: (failureCount: number, error: TelemetryError) => boolean;
  /** Milliseconds: what the server says, at least 1 to 2 seconds. */
  readonly retryDelay: (failureCount: number, error: TelemetryError) => number;
  /** Milliseconds for which an answer is not asked for again. */
  readonly staleTime: number;
  /** Offline fails as `network`, where TanStack Query's own default waits without a word. */
  readonly networkMode: "always";
  /** Asks again what is stale when the device is back. */
  readonly refetchOnReconnect: true;
  /** For handlers that a host's QueryClient has for all queries. */
  readonly meta: { readonly source: "firsthand"; readonly metric: M };
}

/** One figure a page: the questions of a failed request are asked again together, and pages do not keep step. */
const spread = Math.random();

const longestWaitMs = 30_000;

/** The timers of questions that failed together are due one after the other, with a page's own work between them. */
const retryWindowMs = 20;

/** The beginning of the keys of all answers of this client, to invalidate or remove them. */
export function metricsQueryKey(client: TelemetryClient): readonly ["firsthand", scopeKey: string] {
  return ["firsthand", client.scopeKey];
}

/**
 * A metric as TanStack Query wants it: for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and the like. Every option can
 * be replaced by spreading.
 *
 * An answer is fresh for a minute. A failure is asked again once, after 1 to 2 seconds or when the server says, and only
 * where its code is retryable and that is within 30 seconds; never after 401 or 403. Then, with `unauthenticated`, all
 * cached answers of the scope are removed, and with `forbidden` this one. A device that is offline fails as `network`
 * instead of waiting unseen, and asks again when it is back.
 */
export function metricQueryOptions<M extends MetricId>(
  client: TelemetryClient,
  metric: M,
  params: MetricParams = {},
): MetricQueryOptions<M> {
  const scope = metricsQueryKey(client);
  const question = normaliseParams(params);
  const queryKey: MetricQueryKey = [...scope, metric, question];
  return {
    // The tag exists for the compiler only.
    queryKey: queryKey as MetricQueryOptions<M>["queryKey"],
    queryFn: async (context) => {
      try {
        const failures = context.client.getQueryState(queryKey)?.fetchFailureCount ?? 0;
        const answer = await client.query(metric, question, {
          signal: context.signal,
          batchWindowMs: failures && retryWindowMs,
        });
        reviveSignedOut(context.client, scope);
        return answer;
      } catch (error) {
        if (error instanceof TelemetryError) forgetDenied(context.client, scope, queryKey, error);
        throw error;
      }
    },
    retry: (failureCount, error) =>
      failureCount < 1 && error.retryable && getServerWaitMs(error) <= longestWaitMs,
    retryDelay: (_failureCount, error) => Math.max(getServerWaitMs(error), 1_000 * (1 + spread)),
    staleTime: 60_000,
    networkMode: "always",
    refetchOnReconnect: true,
    meta: { source: "firsthand", metric },
  };
}

/** What the server asked for. Takes any error, because a host's persister or middleware may throw its own. */
function getServerWaitMs(error: unknown): number {
  return error instanceof TelemetryError ? (error.details.retryAfterSeconds ?? 0) * 1_000 : 0;
}
