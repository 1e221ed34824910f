import { createTelemetryClient } from "@firsthand/client";
import { metricIds } from "@firsthand/contract";
import { fixture } from "@firsthand/testing";
import { type Scenario, telemetryHandlers } from "@firsthand/testing/msw";
import { QueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { setupServer } from "msw/node";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { panels } from "../metrics/index.ts";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TotalsPanel } from "../metrics/totals.tsx";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { getText } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";

const baseUrl = "http://host.test/api/telemetry";
const server = setupServer();
const requests: { queries: { metric: string; params: Record<string, unknown> }[] }[] = [];

beforeAll(() => {
  server.listen();
  server.events.on("request:start", async ({ request }) => {
    requests.push(await request.clone().json());
  });
});
afterAll(() => server.close());
beforeEach(() => {
  requests.length = 0;
});
afterEach(() => server.resetHandlers());

function answerWith(scenario: Scenario) {
  server.use(...telemetryHandlers({ ...scenario, baseUrl }));
}

function Page(props: Omit<TelemetryProviderProps, "client"> & { readonly scopeKey?: string }) {
  const { scopeKey = "acme", ...settings } = props;
  return <TelemetryProvider client={createTelemetryClient({ scopeKey, baseUrl })} {...settings} />;
}

const newQueryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const getRoot = (metric: string) => document.querySelector<HTMLElement>(`[data-metric="${metric}"]`);
const settle = (metric: string, state: string) =>
  waitFor(() => expect(getRoot(metric)?.dataset.state).toBe(state));

describe("a connected panel", () => {
  it("asks for all panels of a page in one request, with the provider's params under its own", async () => {
    answerWith({});
    const all = metricIds.map((id) => [id, panels[id]] as const);
    render(
      <Page queryClient={newQueryClient()} params={{ timeZone: "Europe/Berlin", compare: "previous" }}>
        {all.map(([id, Panel]) => (
          <Panel key={id} />
        ))}
      </Page>,
    );
    expect(getRoot("top-routes")?.dataset.state).toBe("loading");
    for (const id of metricIds) await settle(id, "ready");
    expect(requests).toHaveLength(1);
    expect(requests[0]?.queries).toHaveLength(9);
    const routes = requests[0]?.queries.find((query) => query.metric === "top-routes");
    expect(routes?.params).toMatchObject({
      timeZone: "Europe/Berlin",
      compare: "previous",
      limit: 10,
      trend: true,
    });
  });

  it("says by which of the provider's filters it is not filtered", async () => {
    answerWith({});
    render(
      <Page
        queryClient={newQueryClient()}
        params={{ filters: [{ dimension: "feature", operator: "in", values: ["export"] }] }}
      >
        <TopRoutesPanel />
      </Page>,
    );
    await settle("top-routes", "ready");
    expect(getText(getRoot("top-routes")?.querySelector("footer") ?? null)).toContain(
      "not filtered by feature",
    );
    expect(requests[0]?.queries[0]?.params).not.toHaveProperty("filters");
  });

  it("shows what failed, and asks again when told to", async () => {
    // The client asks a second time by itself; only the third question comes from the button.
    const unavailable = { error: "store_unavailable" } as const;
    answerWith({ metrics: { "top-routes": { sequence: [unavailable, unavailable, "ready"] } } });
    const user = userEvent.setup();
    render(
      <Page queryClient={newQueryClient()}>
        <TopRoutesPanel />
        <TotalsPanel />
      </Page>,
    );
    await settle("totals", "ready");
    await waitFor(() => expect(getRoot("top-routes")?.dataset.state).toBe("error"));
    expect(getRoot("top-routes")?.dataset.errorCode).toBe("store_unavailable");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await settle("top-routes", "ready");
  });

  it("is stale when a newer answer fails, and keeps the numbers", async () => {
    const unavailable = { error: "store_unavailable" } as const;
    answerWith({ metrics: { totals: { sequence: ["ready", unavailable, unavailable] } } });
    const queryClient = newQueryClient();
    render(
      <Page queryClient={queryClient}>
        <TotalsPanel />
      </Page>,
    );
    await settle("totals", "ready");
    const figures = getText(getRoot("totals")?.querySelector("dl") ?? null);
    await act(() => queryClient.invalidateQueries());
    await waitFor(() => expect(getRoot("totals")?.dataset.state).toBe("stale"));
    expect(getText(getRoot("totals")?.querySelector("dl") ?? null)).toBe(figures);
    expect(getText(getRoot("totals"))).toContain("Not up to date: The data store cannot be reached.");
  });

  it("removes every number when the session ends, and does not ask again by itself", async () => {
    answerWith({ request: { sequence: ["up", { error: "unauthenticated" }] } });
    const queryClient = newQueryClient();
    render(
      <Page queryClient={queryClient}>
        <TotalsPanel />
        <ActiveUsersPanel />
      </Page>,
    );
    await settle("totals", "ready");
    await act(() => queryClient.invalidateQueries());
    for (const id of ["totals", "active-users"]) {
      await settle(id, "error");
      expect(getRoot(id)?.dataset.errorCode).toBe("unauthenticated");
      expect(getRoot(id)?.querySelector("table, dl, [role=img]")).toBeNull();
    }
    const asked = requests.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests).toHaveLength(asked);
  });

  it("touches no network when its answer is given", async () => {
    render(
      <Page queryClient={newQueryClient()}>
        <TotalsPanel answer={answerOf("totals")} />
      </Page>,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(getRoot("totals")?.dataset.state).toBe("ready");
    expect(requests).toEqual([]);
  });
});

describe("a panel that cannot be drawn", () => {
  it("shows its error state, and the others live", () => {
    const answer = fixture("top-routes");
    const broken = { ...answer, data: { ...answer.data, rows: [null] } } as unknown as typeof answer;
    const badZone = { ...answerOf("active-users"), meta: { ...answer.meta, timeZone: "Mars/Olympus" } };
    const told: [string, unknown][] = [];
    const tell = (error: unknown, metric: string) => told.push([metric, error]);
    render(
      <TelemetryProvider onError={tell}>
        <TopRoutesPanel answer={broken} />
        <ActiveUsersPanel answer={badZone} />
        <TotalsPanel answer={answerOf("totals")} />
      </TelemetryProvider>,
    );
    // Not of the contract's form, as a host's own code might hand it over.
    expect(getRoot("top-routes")?.dataset).toMatchObject({ state: "error", errorCode: "contract_mismatch" });
    expect(getText(getRoot("top-routes"))).toContain("not of the described form at data.rows[0]");
    expect(getRoot("active-users")?.dataset).toMatchObject({ state: "error", errorCode: "internal" });
    expect(getText(getRoot("active-users"))).toContain("This panel could not be drawn");
    expect(told).toEqual([
      ["top-routes", expect.objectContaining({ code: "contract_mismatch" })],
      ["active-users", expect.any(RangeError)],
    ]);
    expect(getRoot("totals")?.dataset.state).toBe("ready");
  });

  it("keeps what throws while rendering to itself, such as a missing provider, and recovers", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { rerender } = render(
      <>
        <TopRoutesPanel />
        <TotalsPanel answer={answerOf("totals")} />
      </>,
    );
    expect(getRoot("top-routes")?.dataset).toMatchObject({ state: "error", errorCode: "internal" });
    expect(getRoot("totals")?.dataset.state).toBe("ready");
    rerender(
      <>
        <TopRoutesPanel answer={answerOf("top-routes")} />
        <TotalsPanel answer={answerOf("totals")} />
      </>,
    );
    expect(getRoot("top-routes")?.dataset.state).toBe("ready");
    errors.mockRestore();
  });
});

describe("a panel that was rendered on a server", () => {
  it("is taken over by the browser without a difference", async () => {
    const errors = vi.spyOn(console, "error");
    const recovered: unknown[] = [];
    for (const locale of ["en-US", "de-DE", "fr-FR"]) {
      const page = (
        <TelemetryProvider locale={locale}>
          <ActiveUsersPanel answer={answerOf("active-users", { variant: "incomplete" })} />
          <TopRoutesPanel answer={answerOf("top-routes")} />
          <TotalsPanel answer={answerOf("totals")} />
        </TelemetryProvider>
      );
      const container = document.createElement("div");
      container.innerHTML = renderToString(page);
      const root = await act(() =>
        hydrateRoot(container, page, { onRecoverableError: (error) => recovered.push(error) }),
      );
      expect(container.querySelectorAll("[data-state=ready]")).toHaveLength(3);
      await act(() => root.unmount());
    }
    expect(recovered).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});
