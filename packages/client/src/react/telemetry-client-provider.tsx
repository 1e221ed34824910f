"use client";

import { TelemetryError } from "@firsthand/contract";
import { QueryClient, QueryClientContext } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { TelemetryClient } from "../client.ts";
import { metricsQueryKey } from "../query-options.ts";

interface TelemetryContextValue {
  readonly client: TelemetryClient;
  readonly queryClient: QueryClient;
}

const TelemetryContext = createContext<TelemetryContextValue | null>(null);

/** Props of {@link TelemetryClientProvider}. */
export interface TelemetryClientProviderProps {
  /** Who is asked. A client with another `scopeKey` shows nothing of the one before, whose cached answers are removed. */
  readonly client: TelemetryClient;
  /** Where answers are kept. @default the QueryClient of the host's own provider, or one of our own when there is none */
  readonly queryClient?: QueryClient | undefined;
  /** What may use the hooks. */
  readonly children?: ReactNode;
}

/** Gives `useMetric` below it the client to ask and the cache to keep answers in. Leaves the host's providers alone. */
export function TelemetryClientProvider({ client, queryClient, children }: TelemetryClientProviderProps) {
  const hostQueryClient = useContext(QueryClientContext);
  const [ownQueryClient] = useState(() => new QueryClient());
  const cache = queryClient ?? hostQueryClient ?? ownQueryClient;

  // Counted by the QueryClient, so that mounting the host's a second time changes nothing.
  useEffect(() => {
    cache.mount();
    return () => cache.unmount();
  }, [cache]);

  // In an effect of its own render, after the panels below have moved on: their old queries are inactive by now. An answer
  // that a switching session gave to a question of the scope before must not be there when the user comes back.
  const shown = useRef(client);
  useEffect(() => {
    const left = shown.current;
    shown.current = client;
    if (left.scopeKey !== client.scopeKey) {
      cache.removeQueries({ queryKey: metricsQueryKey(left), type: "inactive" });
    }
  }, [client, cache]);

  const value = useMemo(() => ({ client, queryClient: cache }), [client, cache]);
  return <TelemetryContext.Provider value={value}>{children}</TelemetryContext.Provider>;
}

/** The client and the cache of the nearest {@link TelemetryClientProvider}. */
export function useTelemetryContext(): TelemetryContextValue {
  const value = useContext(TelemetryContext);
  if (value === null) {
    throw new TelemetryError(
      "invalid_request",
      "There is no TelemetryProvider with a client above this component.",
    );
  }
  return value;
}

/**
 * The client of the nearest {@link TelemetryClientProvider}.
 *
 * @throws TelemetryError `invalid_request` when there is none.
 */
export function useTelemetryClient(): TelemetryClient {
  return useTelemetryContext().client;
}
