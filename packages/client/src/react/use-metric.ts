"use client";

import type { MetricAnswer, MetricId, MetricParams, TelemetryError } from "@firsthand/contract";
import { hashKey, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { isDenied } from "../denial.ts";
import { metricQueryOptions } from "../query-options.ts";
import { getAnswerState, type MetricState } from "./metric-state.ts";
import { useTelemetryContext } from "./telemetry-client-provider.tsx";

/** Options of {@link useMetric}. Focus, reconnecting and how long answers are kept are for the defaults of the QueryClient to decide. */
export interface UseMetricOptions {
  /** Whether to ask at all; while false and nothing is cached, the state is `loading`. @default true */
  readonly enabled?: boolean | undefined;
  /** Milliseconds between questions while the page is visible; false never asks again by itself. @default false */
  readonly refetchInterval?: number | false | undefined;
  /** Milliseconds for which a cached answer is not asked for again. @default 60,000 */
  readonly staleTime?: number | undefined;
}

/**
 * A metric in a component, asked through the nearest `TelemetryClientProvider`. Outcomes are states: it never suspends or throws an
 * error of the question, whatever the defaults of the QueryClient say.
 *
 * On 401 and 403 the numbers are gone at once, also those that other panels show or the cache holds (see
 * `metricQueryOptions`), and nothing asks again by itself: not an interval, not a focused window, not a network that is
 * back. `refetch`, other params, a new mount or a new scope key do.
 *
 * @throws TelemetryError `invalid_request` when there is no provider.
 */
export function useMetric<M extends MetricId>(
  metric: M,
  params: MetricParams = {},
  options: UseMetricOptions = {},
): MetricState<M> {
  const { client, queryClient } = useTelemetryContext();
  const { enabled = true, refetchInterval = false } = options;
  const base = metricQueryOptions(client, metric, params);
  const denied = isDenied(queryClient.getQueryState(base.queryKey)?.error);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    {
      ...base,
      ...againstDefaults,
      ...(denied ? { refetchOnWindowFocus: false, refetchOnReconnect: false } : {}),
      enabled,
      staleTime: options.staleTime ?? base.staleTime,
      refetchInterval: (query) =>
        refetchInterval === false || isDenied(query.state.error) ? false : getTimeToNext(refetchInterval),
      // A new function each render: the same one would hand its last result on, also to another scope.
      placeholderData: (previous, query) =>
        query?.queryKey[1] === client.scopeKey && query.queryKey[2] === metric ? previous : undefined,
    },
    queryClient,
  );
  const key = hashKey(base.queryKey);
  const lastError = useLastError(key, error);
  const isUnanswered = data === undefined || isPlaceholderData;
  const shownError = error ?? (isFetching && isUnanswered ? lastError : null);
  return {
    ...getAnswerState<MetricAnswer<M>>(data, shownError, isPlaceholderData),
    isFetching,
    refetch: useCallback(() => {
      const failure = queryClient.getQueryCache().get(key)?.state.error;
      void refetch();
      // What failed with it has the very same error. After a sign-out the first answer brings the others back.
      if (failure && !isDenied(failure))
        void queryClient.refetchQueries({
          type: "active",
          predicate: ({ state, queryHash }) => state.error === failure && queryHash !== key,
        });
    }, [queryClient, key, refetch]),
  };
}

/** A host's defaults are made for its own queries; with others in place of these an answer or an error would not get through. */
export const againstDefaults: object = {
  select: undefined,
  initialData: undefined,
  structuralSharing: true,
  suspense: false,
  throwOnError: false,
  notifyOnChangeProps: undefined,
  retryOnMount: true,
  refetchIntervalInBackground: false,
};

/** The error that this question failed with last; TanStack Query forgets it when a question without data is asked again. */
export function useLastError(key: string, error: TelemetryError | null): TelemetryError | null {
  const [last, setLast] = useState<{ readonly key: string; readonly error: TelemetryError } | null>(null);
  if (error !== null && (error !== last?.error || key !== last.key)) setLast({ key, error });
  return last?.key === key ? last.error : null;
}

/**
 * Milliseconds to the next multiple of `intervalMs` on the page's own clock. All panels with one interval so ask in the
 * same tick, in one request, whenever each of them got its last answer.
 */
export function getTimeToNext(intervalMs: number): number {
  return intervalMs - (performance.now() % intervalMs);
}
