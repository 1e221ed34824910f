import { createTelemetryClient, type TelemetryClient } from "@firsthand/client";
import { metricIds, type Query } from "@firsthand/contract";
import { createMockFetch, fixtureNow, type MockOptions } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { usePanelSettings } from "../provider/panel-settings.ts";
import "../test/render.tsx";
import { defaultDashboardState } from "./dashboard-state.ts";
import { formatDashboardState } from "./dashboard-text.ts";
import {
  ProductTelemetryDashboard,
  type ProductTelemetryDashboardProps,
} from "./product-telemetry-dashboard.tsx";

afterEach(() => vi.unstubAllEnvs());

/** A host's API, the client that asks it, and what it was asked: the queries of each request. */
function createHost(options: MockOptions = {}, scopeKey = "acme") {
  const asked: Query[][] = [];
  const answer = createMockFetch(options);
  const client = createTelemetryClient({
    scopeKey,
    baseUrl: "http://host.test/api/telemetry",
    fetch: async (input, init) => {
      asked.push(JSON.parse(String(init?.body)).queries);
      return answer(input, init);
    },
  });
  return { asked, client };
}

const settled = () =>
  waitFor(() => {
    const states = [...document.querySelectorAll<HTMLElement>("[data-metric]")].map(
      ({ dataset }) => dataset.state,
    );
    expect(states.length).toBeGreaterThan(0);
    expect(states).not.toContain("loading");
  });

type Given = Partial<ProductTelemetryDashboardProps> & Pick<ProductTelemetryDashboardProps, "client">;

function page(props: Given) {
  return (
    <StrictMode>
      <ProductTelemetryDashboard
        scope="platform"
        now={fixtureNow}
        timeZone="Europe/Berlin"
        queryClient={props.queryClient ?? new QueryClient()}
        refetchInterval={false}
        {...props}
      />
    </StrictMode>
  );
}

/** What panels do when a reader chooses a name or opens a range. */
function Chooser() {
  const { onFilterToggle, onTimeRangeSelect } = usePanelSettings();
  const range = { start: "2026-06-08T00:00:00+02:00", end: "2026-06-10T00:00:00+02:00" };
  return (
    <>
      <button
        type="button"
        onClick={() =>
          onFilterToggle?.([
            ["view", "overview"],
            ["filterKey", "date"],
          ])
        }
      >
        a cell
      </button>
      <button type="button" onClick={() => onTimeRangeSelect?.(range)}>
        two days
      </button>
    </>
  );
}

/** A host whose operator can open an organisation. */
function OperatorPage(clients: {
  readonly platform: TelemetryClient;
  readonly organisation: TelemetryClient;
}) {
  const [scope, setScope] = useState<"platform" | "org">("platform");
  return page({
    client: scope === "org" ? clients.organisation : clients.platform,
    scope,
    onOrganisationOpen: () => setScope("org"),
    panels: ["totals", "top-orgs", { key: "chooser", content: <Chooser /> }],
  });
}

describe("ProductTelemetryDashboard", () => {
  it("asks for all panels of its scope in one request, and in one for each change", async () => {
    const { asked, client } = createHost();
    const user = userEvent.setup();
    render(page({ client }));
    await settled();
    expect(asked.map((queries) => queries.length)).toEqual([9]);
    expect(asked[0]?.[0]?.params).toMatchObject({
      start: "2026-05-14",
      end: "2026-06-13",
      timeZone: "Europe/Berlin",
      compare: "previous-aligned",
    });
    await user.selectOptions(screen.getByLabelText("Comparison"), "year");
    await settled();
    await user.click(screen.getByRole("radio", { name: "Week" }));
    await settled();
    expect(asked.map((queries) => queries.length)).toEqual([9, 9, 9]);
    expect(asked[2]?.every(({ params }) => params?.compare === "year" && params.granularity === "week")).toBe(
      true,
    );
  });

  it("keeps its panels when a word of the host's throws in the controls", async () => {
    const silence = vi.spyOn(console, "error").mockReturnValue();
    const lastDays = () => {
      throw new Error("of the host");
    };
    const { client } = createHost({ scopeKind: "org" });
    render(page({ client, scope: "org", messages: { dashboard: { lastDays } } }));
    expect(screen.getByRole("alert").textContent).toBe("The controls could not be drawn.");
    await settled();
    expect(document.querySelectorAll('[data-state="ready"]')).toHaveLength(8);
    silence.mockRestore();
  });

  it("refers to no element that there is not", async () => {
    const { container } = render(page({ client: createHost().client }));
    await settled();
    const missing = ["aria-controls", "aria-labelledby", "aria-describedby"].flatMap((name) =>
      [...container.querySelectorAll(`[${name}]`)].filter(
        (element) => document.getElementById(element.getAttribute(name) ?? "") === null,
      ),
    );
    expect(missing.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });

  it("shows no ranking of organisations to an organisation", async () => {
    const { asked, client } = createHost({ scopeKind: "org" });
    render(page({ client, scope: "org" }));
    await settled();
    expect(asked[0]?.map(({ metric }) => metric)).toEqual(
      metricIds.filter((metric) => metric !== "top-orgs"),
    );
  });

  it("shows the panels that it is told to, in their order, with the host's own among them", () => {
    const { client } = createHost();
    const { container } = render(
      page({
        client,
        panels: ["client-errors", { key: "own", span: 4, content: <p>the host's own</p> }, "totals"],
        children: <p>a notice</p>,
      }),
    );
    expect([...container.querySelectorAll(".fh-cell")].map((cell) => cell.textContent?.slice(0, 13))).toEqual(
      ["Client errors", "the host's ow", "Totalsloading"],
    );
    expect(screen.getByText("a notice")).toBeDefined();
  });

  it.each(["nonsense", "constructor"])(
    "leaves out a panel that there is not, and tells its host: %s",
    (id) => {
      const { client } = createHost();
      const onError = vi.fn();
      const dashboard = page({ client, panels: ["totals", id as "totals"], onError });
      expect(renderToString(dashboard).match(/data-metric/g)).toHaveLength(1);
      const { container } = render(dashboard);
      expect(container.querySelectorAll(".fh-cell")).toHaveLength(1);
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: "unknown_metric" }), id);
    },
  );

  it("takes what is chosen in a panel for all of them, and gives it back by one press", async () => {
    const { asked, client } = createHost();
    const user = userEvent.setup();
    const onStateChange = vi.fn();
    render(
      page({ client, panels: ["filter-changes", { key: "chooser", content: <Chooser /> }], onStateChange }),
    );
    await user.click(screen.getByRole("button", { name: "a cell" }));
    // Both of its values in one step, so that one Back of a host's router takes it back.
    expect(onStateChange).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole("button", { name: "two days" }));
    await settled();
    const chips = within(screen.getByRole("list", { name: "Filters" })).getAllByRole("listitem");
    expect(chips.map(({ textContent }) => textContent?.trim())).toEqual([
      "View is overview",
      "Filter key is date",
    ]);
    expect(asked.at(-1)?.[0]?.params).toMatchObject({
      start: "2026-06-08T00:00:00+02:00",
      end: "2026-06-10T00:00:00+02:00",
      filters: [
        { dimension: "filterKey", operator: "in", values: ["date"] },
        { dimension: "view", operator: "in", values: ["overview"] },
      ],
    });
    expect(screen.getByRole("button", { name: /Zoomed in Jun 8 – Jun 9$/ })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Back to: Last 30 days" }));
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(formatDashboardState(onStateChange.mock.lastCall?.[0])).toBe("");
  });

  it("says of a zoom over a clock change what the server makes of it", () => {
    const zoom = [{ start: "2026-10-24T00:00:00+02:00", end: "2026-10-27T00:00:00+01:00" }];
    render(page({ client: createHost().client, defaultState: { ...defaultDashboardState, zoom } }));
    expect(screen.getByRole("radio", { name: "auto: hour" })).toBeDefined();
  });

  it("shows the state of its host and nothing else when the host keeps it", async () => {
    const { client } = createHost();
    const user = userEvent.setup();
    const onStateChange = vi.fn();
    render(page({ client, state: defaultDashboardState, onStateChange }));
    await user.selectOptions(screen.getByLabelText("Comparison"), "none");
    expect(onStateChange).toHaveBeenCalledWith({ ...defaultDashboardState, compare: "none" });
    expect(screen.getByLabelText<HTMLSelectElement>("Comparison").value).toBe("previous-aligned");
  });

  it("keeps what is chosen when another organisation is opened", async () => {
    const platform = createHost();
    const organisation = createHost({ scopeKind: "org" }, "acme:org");
    const user = userEvent.setup();
    render(<OperatorPage platform={platform.client} organisation={organisation.client} />);
    await user.click(screen.getByRole("button", { name: "two days" }));
    await settled();
    await user.click((await screen.findAllByRole("button", { name: /^Open / }))[0] as HTMLElement);
    await settled();
    expect(organisation.asked).toHaveLength(1);
    expect(organisation.asked[0]?.[0]?.params).toMatchObject({ start: "2026-06-08T00:00:00+02:00" });
    expect(screen.queryByText("Top organisations")).toBeNull();
  });

  it("asks by itself while it can be seen, says so, and not in a hidden tab", async () => {
    const { asked, client } = createHost();
    const seen = vi.spyOn(document, "visibilityState", "get");
    const hidden = vi.spyOn(document, "hidden", "get");
    const turn = async (isHidden: boolean) => {
      seen.mockReturnValue(isHidden ? "hidden" : "visible");
      hidden.mockReturnValue(isHidden);
      // TanStack Query listens on the window, to which the event bubbles.
      await act(async () => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    };
    render(page({ client, panels: ["totals"], refetchInterval: 300 }));
    await settled();
    await waitFor(() => expect(asked.length).toBeGreaterThan(2));
    await turn(true);
    await waitFor(() => expect(screen.getByText("paused while hidden")).toBeDefined());
    const before = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(asked).toHaveLength(before);
    await turn(false);
    await waitFor(() => expect(asked.length).toBeGreaterThan(before));
    expect(await screen.findByText(/^next check in 1\ss$/)).toBeDefined();
  });

  it("asks again at once by its button, and never by itself when told so", async () => {
    const { asked, client } = createHost();
    const user = userEvent.setup();
    render(page({ client }));
    await settled();
    expect(screen.getByText("Data to 14:04")).toBeDefined();
    expect(screen.queryByText(/next check/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Ask again now" }));
    await waitFor(() => expect(asked.map((queries) => queries.length)).toEqual([9, 9]));
    await user.selectOptions(screen.getByLabelText("Ask again"), "every 15 minutes");
    expect(await screen.findByText(/next check in 1\d\sm/)).toBeDefined();
  });

  it("names an interval of the host's own beside the usual ones, also one below a minute", async () => {
    render(page({ client: createHost().client, refetchInterval: 30_000 }));
    await settled();
    const { options, selectedIndex } = screen.getByLabelText<HTMLSelectElement>("Ask again");
    expect(options[selectedIndex]?.text).toBe("every 0.5 minutes");
  });

  it("is written by a server in UTC without style, and takes over in the reader's zone without a word", async () => {
    vi.stubEnv("TZ", "Asia/Kathmandu");
    const { asked, client } = createHost();
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const dashboard = (
      <ProductTelemetryDashboard client={client} scope="org" queryClient={new QueryClient()} />
    );
    const html = renderToString(dashboard);
    expect(html).toContain("UTC (yours)");
    expect(html).not.toMatch(/\sstyle=|<style|<script/);
    const container = document.createElement("div");
    container.innerHTML = html;
    document.body.append(container);
    const root = await act(async () => hydrateRoot(container, dashboard));
    expect(await screen.findByRole("option", { name: /Kat?[ht]mandu \(yours\)/ })).toBeDefined();
    await settled();
    expect(complaint).not.toHaveBeenCalled();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]?.params?.timeZone).toMatch(/Kat/);
    act(() => root.unmount());
    container.remove();
  });
});
