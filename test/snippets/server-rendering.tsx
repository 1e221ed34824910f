import type { TelemetryClient } from "@firsthand/client";
import { ActiveUsersPanel, TelemetryProvider, TopRoutesPanel } from "@firsthand/panels";
import { panelQueryOptions } from "@firsthand/panels/prefetch";
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { useState } from "react";

const params = { timeZone: "Europe/Berlin", compare: "previous" } as const;
const fiveRoutes = { limit: 5 };

/** On the server, with a client that asks for the session of the request. */
export async function loadPage(client: TelemetryClient): Promise<DehydratedState> {
  const queryClient = new QueryClient();
  await Promise.all([
    queryClient.prefetchQuery(panelQueryOptions(client, "active-users", params)),
    queryClient.prefetchQuery(panelQueryOptions(client, "top-routes", params, fiveRoutes)),
  ]);
  return dehydrate(queryClient);
}

interface RoutesPageProps {
  readonly client: TelemetryClient;
  readonly loaded: DehydratedState;
}

/** On the server and in the browser, with what was loaded. */
export function RoutesPage({ client, loaded }: RoutesPageProps) {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queryClient}>
      <HydrationBoundary state={loaded}>
        <TelemetryProvider client={client} params={params}>
          <ActiveUsersPanel />
          <TopRoutesPanel params={fiveRoutes} />
        </TelemetryProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}
