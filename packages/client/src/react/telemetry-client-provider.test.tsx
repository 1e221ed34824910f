import { type MetricId, metricIds } from "@firsthand/contract";
import {
  focusManager,
  QueryClient,
  QueryClientProvider,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { act, cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { StrictMode, Suspense } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTelemetryClient } from "../client.ts";
import { metricQueryOptions } from "../query-options.ts";
import { baseUrl, createTestApi } from "../test-api.ts";
import { TelemetryClientProvider, useTelemetryClient } from "./telemetry-client-provider.tsx";
import { useMetric } from "./use-metric.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => {
  cleanup();
  api.reset();
});
afterAll(() => api.server.close());

// A machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

const client = createTelemetryClient({ scopeKey: "acme", baseUrl });

function Events({ staleTime }: { readonly staleTime?: number }) {
  const { answer } = useMetric("totals", {}, { staleTime });
  return <p>{answer === undefined ? "loading" : `${answer.data.events} events`}</p>;
}

function HostPart({ host }: { readonly host: QueryClient }) {
  return <p>{useQueryClient() === host ? "host" : "other"}</p>;
}

function Users() {
  const { data } = useQuery(metricQueryOptions(useTelemetryClient(), "active-users"));
  return <p>{data?.data.total.anonymousUsers} users</p>;
}

function Routes() {
  const { data } = useSuspenseQuery(metricQueryOptions(useTelemetryClient(), "top-routes"));
  return <p>{data.data.total.events} views</p>;
}

function Suspended({ metric }: { readonly metric: MetricId }) {
  useSuspenseQuery(metricQueryOptions(useTelemetryClient(), metric));
  return <p>done</p>;
}

describe("TelemetryClientProvider", () => {
  it("needs no QueryClient of the host's", async () => {
    render(
      <StrictMode>
        <TelemetryClientProvider client={client}>
          <Events />
        </TelemetryClientProvider>
      </StrictMode>,
    );
    await screen.findByText("1 events");
    expect(api.asked).toHaveLength(1);
  });

  it("asks again when the window is focused, also without a QueryClient of the host's", async () => {
    render(
      <TelemetryClientProvider client={client}>
        <Events staleTime={0} />
      </TelemetryClientProvider>,
    );
    await screen.findByText("1 events");
    act(() => {
      focusManager.setFocused(false);
      focusManager.setFocused(true);
    });
    await waitFor(() => expect(api.asked).toHaveLength(2));
    focusManager.setFocused(undefined);
  });

  it("keeps answers in the host's QueryClient, where the host finds them", async () => {
    const queryClient = new QueryClient();
    await queryClient.prefetchQuery(metricQueryOptions(client, "totals"));
    render(
      <QueryClientProvider client={queryClient}>
        <TelemetryClientProvider client={client}>
          <Events />
        </TelemetryClientProvider>
      </QueryClientProvider>,
    );
    expect(screen.getByText("1 events")).toBeTruthy();
    expect(api.asked).toHaveLength(1);
  });

  it("prefers the QueryClient that it is given, and leaves the host's to the host's own components", async () => {
    const [host, own] = [new QueryClient(), new QueryClient()];
    render(
      <QueryClientProvider client={host}>
        <TelemetryClientProvider client={client} queryClient={own}>
          <HostPart host={host} />
          <Events />
        </TelemetryClientProvider>
      </QueryClientProvider>,
    );
    await screen.findByText("1 events");
    expect(screen.getByText("host")).toBeTruthy();
    expect(host.getQueryCache().getAll()).toEqual([]);
    expect(own.getQueryCache().getAll()).toHaveLength(1);
  });
});

describe("metricQueryOptions, in a host's own component", () => {
  it("works with useQuery and useSuspenseQuery, and shares one request with panels", async () => {
    render(
      <QueryClientProvider client={new QueryClient()}>
        <TelemetryClientProvider client={client}>
          <Events />
          <Users />
          <Suspense fallback="waiting">
            <Routes />
          </Suspense>
        </TelemetryClientProvider>
      </QueryClientProvider>,
    );
    for (const text of ["1 events", "1 users", "1 views"]) await screen.findByText(text);
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([3]);
  });

  it("asks for suspended panels side by side in one request", async () => {
    render(
      <QueryClientProvider client={new QueryClient()}>
        <TelemetryClientProvider client={client}>
          {metricIds.map((metric) => (
            <Suspense key={metric} fallback="waiting">
              <Suspended metric={metric} />
            </Suspense>
          ))}
        </TelemetryClientProvider>
      </QueryClientProvider>,
    );
    await waitFor(() => expect(screen.getAllByText("done")).toHaveLength(9));
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([9]);
  });
});
