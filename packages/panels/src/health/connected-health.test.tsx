import { createTelemetryClient } from "@firsthand/client";
import { type HealthBehaviour, telemetryHandlers } from "@firsthand/testing/msw";
import { QueryClient } from "@tanstack/react-query";
import { render, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { setupServer } from "msw/node";
import { type ReactNode, StrictMode } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TotalsPanel } from "../metrics/totals.tsx";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { getText } from "../test/render.tsx";
import { HealthPanel } from "./health-panel.tsx";

const baseUrl = "http://host.test/api/telemetry";
const server = setupServer();
const asked: string[] = [];
beforeAll(() => {
  server.listen();
  server.events.on("request:start", ({ request }) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
});
afterEach(() => server.resetHandlers());

describe("HealthPanel with a client", () => {
  const connect = (
    health: HealthBehaviour,
    settings: TelemetryProviderProps = {},
    more: ReactNode = null,
  ) => {
    server.use(...telemetryHandlers({ baseUrl, health }));
    const queryClient = new QueryClient();
    const getOptions = queryClient.defaultQueryOptions.bind(queryClient);
    queryClient.defaultQueryOptions = (options) => ({ ...getOptions(options), retry: false });
    const { container } = render(
      <StrictMode>
        <TelemetryProvider
          client={createTelemetryClient({ scopeKey: "operator", baseUrl })}
          queryClient={queryClient}
          params={{ timeZone: "UTC" }}
          {...settings}
        >
          <HealthPanel />
          {more}
        </TelemetryProvider>
      </StrictMode>,
    );
    const panel = () => container.querySelector<HTMLElement>('[data-metric="health"]');
    const settle = (state: string) => waitFor(() => expect(panel()?.dataset.state).toBe(state));
    return { panel, settle, queryClient, container };
  };

  it("asks once for itself, loads in the shape of its figures, and then has them", async () => {
    const { panel, settle } = connect("ready");
    expect(panel()?.dataset.state).toBe("loading");
    expect(panel()?.querySelectorAll(".fh-total")).toHaveLength(4);
    await settle("ready");
    expect(asked).toEqual(["GET /api/telemetry/health"]);
  });

  it("asks again with the provider's interval", async () => {
    const { settle } = connect("ready", { refetchInterval: 50 });
    await settle("ready");
    await waitFor(() => expect(asked.length).toBeGreaterThan(2));
  });

  it("keeps the last figures when the next question fails, and has a button that asks again", async () => {
    const { panel, settle, queryClient } = connect({
      sequence: ["ready", { error: "query_timeout" }, "ready"],
    });
    await settle("ready");
    await queryClient.refetchQueries();
    await settle("stale");
    expect(panel()?.querySelectorAll(".fh-total__value")).toHaveLength(4);
    await userEvent.click(within(panel() as HTMLElement).getByRole("button", { name: "Try again" }));
    await settle("ready");
  });

  it("says that the store is away, keeps the figures that there were, and asks again by its button", async () => {
    const { panel, settle, queryClient } = connect({ sequence: ["unavailable", "ready", "unavailable"] });
    await settle("error");
    expect(panel()?.dataset.errorCode).toBe("store_unavailable");
    await userEvent.click(within(panel() as HTMLElement).getByRole("button", { name: "Try again" }));
    await settle("ready");
    await queryClient.refetchQueries();
    await settle("stale");
    expect(panel()?.querySelectorAll(".fh-total__value")).toHaveLength(4);
  });

  it("stands beside a metric's panel in one scope, and the end of the session takes both figures away", async () => {
    const { container, settle, queryClient } = connect("ready", {}, <TotalsPanel />);
    await settle("ready");
    await waitFor(() =>
      expect(container.querySelector('[data-metric="totals"]')?.getAttribute("data-state")).toBe("ready"),
    );
    server.resetHandlers();
    server.use(...telemetryHandlers({ baseUrl, request: { error: "unauthenticated" } }));
    await queryClient.refetchQueries({ queryKey: ["firsthand", "operator", "totals"] });
    await settle("error");
    expect(getText(container)).not.toMatch(/\d{3}/);
  });
});
