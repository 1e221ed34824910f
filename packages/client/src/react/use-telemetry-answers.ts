"use client";

import { type MetricAnswer, type MetricId, TelemetryError } from "@firsthand/contract";
import { notifyManager } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { isDenied } from "../denial.ts";
import { metricsQueryKey } from "../query-options.ts";
import { useTelemetryContext } from "./telemetry-client-provider.tsx";

/** What {@link useTelemetryAnswers} returns. */
export interface TelemetryAnswers {
  /** The answers that are on the screen, in no order. Empty until there are any, and once they may not be seen any more. */
  readonly answers: readonly MetricAnswer<MetricId>[];
  /** Why questions on the screen have no newer answer, in no order; one for each that failed when it was asked last. */
  readonly errors: readonly TelemetryError[];
  /** Whether one of the questions on the screen is being asked. */
  readonly isFetching: boolean;
  /** Whether all that is on the screen was refused with 401 or 403, after which nothing is asked again by itself. */
  readonly isDenied: boolean;
  /** Asks everything on the screen again, in one request. The same function on every render. */
  readonly refetch: () => void;
}

type Snapshot = Omit<TelemetryAnswers, "refetch">;

const nothing: Snapshot = { answers: [], errors: [], isFetching: false, isDenied: false };

/**
 * What all hooks below one provider have on the screen: for a page's own line about how fresh it is, or a button that asks again.
 *
 * @throws TelemetryError `invalid_request` when there is no provider.
 */
export function useTelemetryAnswers(): TelemetryAnswers {
  const { client, queryClient } = useTelemetryContext();
  const [shown, setShown] = useState({ client, snapshot: nothing });
  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const read = () => {
      // Only answers to metrics: their keys end with what was asked, which others, such as that of the health, have not.
      const queries = cache
        .findAll({ queryKey: metricsQueryKey(client), type: "active" })
        .filter(({ queryKey }) => queryKey[3]);
      const next: Snapshot = {
        answers: queries.flatMap(({ state }) =>
          state.data === undefined ? [] : [state.data as MetricAnswer<MetricId>],
        ),
        errors: queries.flatMap(({ state: { error } }) => (error instanceof TelemetryError ? [error] : [])),
        isFetching: queries.some(({ state }) => state.fetchStatus === "fetching"),
        isDenied: queries.length > 0 && queries.every(({ state }) => isDenied(state.error)),
      };
      setShown((last) =>
        last.client === client && isSame(last.snapshot, next) ? last : { client, snapshot: next },
      );
    };
    read();
    // Nine panels tell of themselves a hundred times while they are answered: what they told in one turn is read once.
    let isDue = false;
    const unsubscribe = cache.subscribe(() => {
      if (isDue) return;
      isDue = true;
      notifyManager.schedule(() => {
        if (isDue) read();
        isDue = false;
      });
    });
    return () => {
      isDue = false;
      unsubscribe();
    };
  }, [client, queryClient]);
  const refetch = useCallback(
    () => void queryClient.refetchQueries({ queryKey: metricsQueryKey(client), type: "active" }),
    [client, queryClient],
  );
  // What another scope had on the screen is nothing here, not even until the effect has run.
  return { ...(shown.client === client ? shown.snapshot : nothing), refetch };
}

function isSame(a: Snapshot, b: Snapshot): boolean {
  return (
    a.isFetching === b.isFetching &&
    a.isDenied === b.isDenied &&
    holdsSame(a.answers, b.answers) &&
    holdsSame(a.errors, b.errors)
  );
}

function holdsSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
