import { createTelemetryClient } from "@firsthand/client";
import { ProductTelemetryDashboard } from "@firsthand/panels/dashboard";
import { parseDashboardState } from "@firsthand/panels/dashboard-state";
import { fixtureNow } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getLanguage } from "./languages.ts";
import type { PageOptions } from "./page-options.ts";

/** A host's page with the dashboard of a platform, every name of which can be chosen, the same on a server and in a browser. */
export function WholeDashboard(options: PageOptions) {
  const { density = "comfortable", language = "en", chosen = "", clock = "fixture" } = options;
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } }));
  const [client] = useState(() => createTelemetryClient({ scopeKey: "test", baseUrl: "/api/telemetry" }));
  return (
    <ProductTelemetryDashboard
      client={client}
      queryClient={queryClient}
      scope="platform"
      defaultState={parseDashboardState(chosen)}
      {...(clock === "fixture" ? { now: fixtureNow, timeZone: "Europe/Berlin" } : {})}
      density={density}
      onOrganisationOpen={() => {}}
      {...getLanguage(language)}
    />
  );
}
