"use client";

import type { Health } from "@firsthand/contract";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { isDenied } from "../denial.ts";
import { type AnswerSnapshot, type Asking, getAnswerState } from "../react/metric-state.ts";
import { useTelemetryContext } from "../react/telemetry-client-provider.tsx";
import { againstDefaults, getTimeToNext, useLastError } from "../react/use-metric.ts";
import { healthQueryOptions } from "./health-query-options.ts";

/** What {@link useHealth} returns. */
export type HealthState = AnswerSnapshot<Health> & Asking;

/**
 * `GET /health` in a component, asked through the nearest `TelemetryClientProvider`. Outcomes are states, as with `useMetric`, and like
 * there nothing asks again by itself after 401 and 403.
 *
 * @throws TelemetryError `invalid_request` when there is no provider.
 */
export function useHealth({
  refetchInterval = false,
}: {
  /** Milliseconds between questions while the page is visible; false never asks again by itself. @default false */
  readonly refetchInterval?: number | false | undefined;
} = {}): HealthState {
  const { client, queryClient } = useTelemetryContext();
  const base = healthQueryOptions(client);
  const denied = isDenied(queryClient.getQueryState(base.queryKey)?.error);
  const { data, error, isFetching, refetch } = useQuery(
    {
      ...base,
      ...againstDefaults,
      ...(denied ? { refetchOnWindowFocus: false, refetchOnReconnect: false } : {}),
      enabled: true,
      // Also against a host's default: with an answer of another scope in place of none.
      placeholderData: () => undefined,
      refetchInterval: (query) =>
        refetchInterval === false || isDenied(query.state.error) ? false : getTimeToNext(refetchInterval),
    },
    queryClient,
  );
  const lastError = useLastError(client.scopeKey, error);
  return {
    ...getAnswerState(data, error ?? (isFetching && data === undefined ? lastError : null), false),
    isFetching,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}
