import { createTelemetryClient } from "@firsthand/client";
import { type MetricId, metricIds, TelemetryError } from "@firsthand/contract";
import { type PanelProps, panels, TelemetryProvider } from "@firsthand/panels";
import { fixture, fixtureNow, fixtureParams } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { type ComponentType, useState } from "react";
import { getLanguage } from "./languages.ts";
import type { PageOptions } from "./page-options.ts";

const failure = new TelemetryError("query_timeout", "The question took longer than 5 seconds.", {
  requestId: "r-7c1f2a",
});

/** A host's page with the panel of every metric, the same on a server and in a browser. */
export function NinePanels({ state, language = "en" }: PageOptions) {
  // Nothing is renewed by a timer of the cache, so that every timer that is left is one of ours.
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } }));
  const [client] = useState(() => createTelemetryClient({ scopeKey: "test", baseUrl: "/api/telemetry" }));
  const { start, end, timeZone } = fixtureParams;
  return (
    <TelemetryProvider
      client={client}
      queryClient={queryClient}
      params={{ start, end, timeZone, compare: "previous-aligned" }}
      now={fixtureNow}
      {...getLanguage(language)}
    >
      {metricIds.map((metric) => {
        const Panel = panels[metric] as ComponentType<PanelProps<MetricId>>;
        return (
          <div className="cell" key={metric}>
            <Panel {...(state === "asked" ? {} : getProps(metric, state))} />
          </div>
        );
      })}
    </TelemetryProvider>
  );
}

function getProps(metric: MetricId, state: Exclude<PageOptions["state"], "asked">): PanelProps<MetricId> {
  const answer = (variant: "ready" | "empty" | "suppressed") =>
    fixture(metric, { variant, params: { limit: 10 } });
  if (state === "loading") return { state };
  if (state === "error") return { error: failure, onRetry: () => {} };
  if (state === "stale") return { answer: answer("ready"), error: failure, onRetry: () => {} };
  return { answer: answer(state) };
}
