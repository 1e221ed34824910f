import { createTelemetryClient, metricQueryOptions, type TelemetryClient } from "@firsthand/client";
import { type MetricId, metricIds } from "@firsthand/contract";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { act } from "@testing-library/react";
import type { ComponentType, ReactNode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { defaultDashboardState } from "../dashboard/dashboard-state.ts";
import { ProductTelemetryDashboard } from "../dashboard/product-telemetry-dashboard.tsx";
import { toMetricParams } from "../dashboard/to-metric-params.ts";
import { panels } from "../metrics/index.ts";
import type { SharedParams } from "../provider/panel-settings.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import "../test/render.tsx";
import { panelQueryOptions } from "./panel-query-options.ts";

const shared: SharedParams = {
  timeZone: "Europe/Berlin",
  compare: "previous",
  filters: [{ dimension: "surface", operator: "in", values: ["overview"] }],
};

/** A host's API behind a client, and how often it was asked. */
function createHost() {
  const fetch = vi.fn(createMockFetch());
  return {
    fetch,
    client: createTelemetryClient({ scopeKey: "acme", baseUrl: "http://host.test/api/telemetry", fetch }),
  };
}

/** What a server has asked before it renders, as it goes to the browser. */
async function prefetch(client: TelemetryClient, params: SharedParams): Promise<DehydratedState> {
  const queryClient = new QueryClient();
  await Promise.all(
    metricIds.map((metric: MetricId) =>
      queryClient.prefetchQuery(panelQueryOptions(client, metric, params, { limit: 7 })),
    ),
  );
  return JSON.parse(JSON.stringify(dehydrate(queryClient)));
}

/** Renders as on a server and hydrates as in a browser, each with a cache of its own that got what was prefetched. */
async function renderAndHydrate(state: DehydratedState, children: ReactNode): Promise<string> {
  const page = () => (
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </QueryClientProvider>
  );
  const html = renderToString(page());
  const container = document.createElement("div");
  container.innerHTML = html;
  document.body.append(container);
  const root = await act(async () => hydrateRoot(container, page()));
  const states = [...container.querySelectorAll<HTMLElement>("[data-metric]")].map(({ dataset }) => dataset);
  expect(states.map(({ state: shown }) => shown)).toEqual(metricIds.map(() => "ready"));
  act(() => root.unmount());
  container.remove();
  return html;
}

describe("panelQueryOptions", () => {
  it("asks what panels ask, so that they are ready on a server and ask nothing in the browser", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const server = createHost();
    const browser = createHost();
    const state = await prefetch(server.client, shared);
    const html = await renderAndHydrate(
      state,
      <TelemetryProvider client={browser.client} params={shared}>
        {Object.entries<ComponentType<{ params: object }>>({ ...panels }).map(([metric, Panel]) => (
          <Panel key={metric} params={{ limit: 7 }} />
        ))}
      </TelemetryProvider>,
    );
    expect(html.match(/data-state="ready"/g)).toHaveLength(metricIds.length);
    expect(server.fetch).toHaveBeenCalledTimes(1);
    expect(browser.fetch).not.toHaveBeenCalled();
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it("asks what the panels of a dashboard ask whose zone and day are given", async () => {
    const { client, fetch } = createHost();
    const timeZone = "Europe/Berlin";
    const params = toMetricParams({ ...defaultDashboardState, timeZone }, fixtureNow);
    const queryClient = new QueryClient();
    await Promise.all(
      metricIds.map((metric: MetricId) =>
        queryClient.prefetchQuery(panelQueryOptions(client, metric, params)),
      ),
    );
    await renderAndHydrate(
      dehydrate(queryClient),
      <ProductTelemetryDashboard client={client} scope="platform" now={fixtureNow} timeZone={timeZone} />,
    );
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("lays a panel's own params over the provider's over the metric's, in the key of metricQueryOptions", () => {
    const { client } = createHost();
    expect(panelQueryOptions(client, "top-routes", { compare: "year" }, { limit: 5 }).queryKey).toEqual(
      metricQueryOptions(client, "top-routes", { limit: 5, trend: true, compare: "year", nearest: true })
        .queryKey,
    );
  });
});
