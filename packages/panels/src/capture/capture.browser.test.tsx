import { createTelemetryClient } from "@firsthand/client";
import { panelVocabulary } from "@firsthand/contract/catalogue";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../styles/styles.css";
import "../test/render.tsx";
import { ProductTelemetryDashboard } from "../dashboard/product-telemetry-dashboard.tsx";
import { capturePanels, type PanelCapture } from "./index.ts";

type Reported = readonly [name: string, payload: Readonly<Record<string, unknown>>];

const reported: Reported[] = [];
const capture = capturePanels(
  { track: (name, payload) => void reported.push([name, payload]) },
  { routePattern: "/admin/usage" },
);

const payloadsOf = (name: string) => reported.flatMap(([one, payload]) => (one === name ? [payload] : []));
const actions = () => payloadsOf("chart_interacted").map(({ chart, action }) => `${chart}: ${action}`);

beforeEach(async () => {
  reported.length = 0;
  await page.viewport(1_200, 700);
});

async function show(settings: { capture?: PanelCapture; fetch?: typeof globalThis.fetch } = { capture }) {
  const { fetch = createMockFetch(), ...provided } = settings;
  const { container, unmount } = render(
    <StrictMode>
      <ProductTelemetryDashboard
        client={createTelemetryClient({ scopeKey: "acme", fetch })}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
        scope="platform"
        now={fixtureNow}
        timeZone="Europe/Berlin"
        onOrganisationOpen={() => undefined}
        {...provided}
      />
    </StrictMode>,
  );
  /** Until every panel has its answer, or that it has none. */
  const settle = () => waitFor(() => expect(container.querySelector('[data-state="loading"]')).toBeNull());
  await settle();
  const find = (metric: string, selector: string) => {
    const found = container.querySelector<HTMLElement>(`[data-metric="${metric}"] ${selector}`);
    if (found === null) throw new Error(`${metric} has no ${selector}.`);
    return found;
  };
  return { container, unmount, find, settle };
}

async function choose(find: Awaited<ReturnType<typeof show>>["find"], metric: string, item: string) {
  await userEvent.click(find(metric, ".fh-menu-button"));
  await waitFor(() => expect(document.querySelector(".fh-menu:popover-open")).not.toBeNull());
  await userEvent.click(page.getByRole("menuitem", { name: item }));
}

describe("panels that report their own use", () => {
  it("tell once of each panel that was on the screen for a while, and of no other", async () => {
    const { container, find } = await show();
    await vi.waitFor(() => expect(payloadsOf("feature_viewed").length).toBeGreaterThan(0), {
      timeout: 5_000,
    });
    const top = payloadsOf("feature_viewed").map(({ feature }) => feature);
    expect(top).toContain("totals");
    expect(top).not.toContain("client-errors");
    find("client-errors", ".fh-panel__title").scrollIntoView();
    await vi.waitFor(
      () => expect(payloadsOf("feature_viewed").map(({ feature }) => feature)).toContain("client-errors"),
      { timeout: 5_000 },
    );
    container.scrollIntoView();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const all = payloadsOf("feature_viewed").map(({ feature }) => feature);
    expect(new Set(all).size).toBe(all.length);
    expect(payloadsOf("feature_viewed")[0]).toEqual({
      feature: expect.any(String),
      surface: "firsthand",
      routePattern: "/admin/usage",
    });
  });

  it("do not tell of a panel that has no answer", async () => {
    await show({ capture, fetch: () => Promise.resolve(new Response("", { status: 503 })) });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(reported).toEqual([]);
  });

  it("tell everything that a reader can do in them, in the words of the vocabulary", async () => {
    const { find, settle } = await show();
    await userEvent.click(find("active-users", ".fh-walk-target"));
    await userEvent.click(find("active-users", "[data-series]"));
    await userEvent.click(find("top-orgs", ".fh-drill"));
    await userEvent.click(find("client-errors", ".fh-arrange button:last-child"));
    await waitFor(() => find("client-errors", '.fh-arrange [aria-pressed="true"]:last-child'));
    await settle();
    await userEvent.click(find("client-errors", ".fh-meta > summary"));
    await userEvent.click(find("filter-changes", "td[data-cell]"));
    await waitFor(() => find("filter-changes", '[aria-selected="true"]'));
    await settle();
    for (const item of ["Export CSV", "Export SVG", "Export PNG", "Show as table"])
      await choose(find, "top-routes", item);
    (await waitFor(() => find("top-routes", ".fh-figures th button"))).click();
    await userEvent.click(find("top-routes", '.fh-figures [data-action="show_picture"]'));
    await choose(find, "top-routes", "Evidence");
    await waitFor(() => find("top-routes", '[data-action="copy"]'));
    await userEvent.click(find("top-routes", '[data-action="copy"]'));
    await userEvent.click(find("top-routes", '[data-action="check"]'));
    expect(actions()).toEqual([
      "active-users: inspect",
      "active-users: compare",
      "top-orgs: open",
      "client-errors: arrange",
      "client-errors: about",
      "filter-changes: filter",
      "top-routes: export_csv",
      "top-routes: export_svg",
      "top-routes: export_png",
      "top-routes: show_table",
      "top-routes: sort",
      "top-routes: show_picture",
      "top-routes: evidence",
      "top-routes: copy",
      "top-routes: check",
    ]);
    const told = new Set(payloadsOf("chart_interacted").map(({ action }) => action));
    expect(told).toEqual(new Set(panelVocabulary.events.chart_interacted.action));
    expect(payloadsOf("chart_interacted")[0]).toEqual({
      chart: "active-users",
      action: "inspect",
      surface: "firsthand",
      scope: "platform",
    });
    // The cell took two values into the filters.
    expect(payloadsOf("filter_changed").map(({ filterKey }) => filterKey)).toEqual(["filterKey", "view"]);
  });

  it("take a walk by keyboard for one action until the reader leaves, and a pointer that passes for none", async () => {
    const { find } = await show();
    const chart = find("active-users", ".fh-walk-target");
    await userEvent.hover(chart);
    await userEvent.hover(find("totals", ".fh-panel__title"));
    expect(actions()).toEqual([]);
    chart.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
    expect(actions()).toEqual(["active-users: inspect"]);
    find("totals", ".fh-menu-button").focus();
    chart.focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(actions()).toEqual(["active-users: inspect", "active-users: inspect"]);
  });

  it("go on when the tracker throws, and report nothing once they are gone or are not to", async () => {
    const failing = capturePanels(
      {
        track() {
          throw new Error("This tracker is broken.");
        },
      },
      { routePattern: "/" },
    );
    const { find, unmount } = await show({ capture: failing });
    const legend = find("active-users", "[data-series]");
    await userEvent.click(legend);
    expect(legend.getAttribute("aria-pressed")).toBe("false");
    await userEvent.selectOptions(page.getByLabelText("Comparison"), "none");
    unmount();

    const silent = await show({});
    await userEvent.click(silent.find("active-users", "[data-series]"));
    silent.unmount();

    const heard = await show();
    const panel = heard.find("active-users", ".fh-walk-target");
    heard.unmount();
    panel.click();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reported).toEqual([]);
  });
});
