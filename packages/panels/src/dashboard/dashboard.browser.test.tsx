import { createTelemetryClient } from "@firsthand/client";
import { createMockFetch, fixtureNow } from "@firsthand/testing";
import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import "../test/render.tsx";
import { defaultDashboardState } from "./dashboard-state.ts";
import { ProductTelemetryDashboard } from "./product-telemetry-dashboard.tsx";

const filtered = {
  ...defaultDashboardState,
  zoom: [{ start: "2026-05-20T00:00:00+02:00", end: "2026-06-10T12:30:00+02:00" }],
  filters: [
    { dimension: "routePattern", operator: "in", values: [`/plan/${"[scope]/".repeat(20)}`] },
    { dimension: "source", operator: "not-in", values: ["a", "b", null] },
  ],
} as const;

/** Renders a dashboard into a host's column of this width and waits for its answers. */
async function show(widthPx: number, defaultState = defaultDashboardState): Promise<HTMLElement> {
  const client = createTelemetryClient({ scopeKey: "acme", fetch: createMockFetch() });
  const { container } = render(
    <ProductTelemetryDashboard
      client={client}
      queryClient={new QueryClient()}
      scope="platform"
      now={fixtureNow}
      timeZone="Europe/Berlin"
      defaultState={defaultState}
    />,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  await waitFor(() => expect(container.querySelector('[data-state="loading"]')).toBeNull());
  return container;
}

const boxOf = (root: HTMLElement, metric: string) =>
  root.querySelector(`[data-metric="${metric}"]`)?.getBoundingClientRect() ?? new DOMRect();

describe("the dashboard in a browser", () => {
  it.each([280, 390, 768, 1176, 1600])("fits a column of %d px, with filters and a zoom", async (widthPx) => {
    const root = await show(widthPx, filtered);
    const right = root.getBoundingClientRect().right + 0.5;
    const controls = root.querySelectorAll(".fh-toolbar :is(button, select, fieldset, li, span), .fh-cell");
    const out = [...controls].filter((element) => {
      const { width, height, right: end } = element.getBoundingClientRect();
      return (
        width > 1 && height > 1 && end > right && element.closest(".fh-chip__text, .fh-popover") === null
      );
    });
    expect(out.map((element) => element.outerHTML)).toEqual([]);
    const small = [...root.querySelectorAll<HTMLElement>(".fh-toolbar :is(button, select, label)")].filter(
      ({ offsetWidth, offsetHeight }) => offsetWidth < 24 || offsetHeight < 24,
    );
    expect(small.map((element) => element.outerHTML)).toEqual([]);
  });

  it.each([280, 320, 390, 768])(
    "breaks no word of a control, and leaves no button alone, at %d px",
    async (widthPx) => {
      const root = await show(widthPx);
      const box = (selector: string) =>
        root.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const lines = [...root.querySelectorAll(".fh-choice span")].map(
        (span) => span.getBoundingClientRect().height,
      );
      expect(new Set(lines).size).toBe(1);
      expect(lines[0]).toBeLessThan(32);
      const [select, button] = [box(".fh-toolbar__fresh select"), box(".fh-toolbar__fresh button")];
      expect(button.top).toBeCloseTo(select.top, 0);
      // A chevron stands where those of lists stand.
      const range = root.querySelector<HTMLElement>(".fh-control[aria-haspopup]");
      const chevron = range?.lastElementChild?.getBoundingClientRect();
      expect((range?.getBoundingClientRect().right ?? 0) - (chevron?.right ?? 0)).toBeCloseTo(11, 0);
    },
  );

  it("lays panels out in rows that end at one height where there is room", async () => {
    const root = await show(1176);
    const [users, orgs, routes] = ["active-users", "top-orgs", "top-routes"].map((metric) =>
      boxOf(root, metric),
    );
    expect(users?.top).toBe(orgs?.top);
    expect(users?.bottom).toBe(orgs?.bottom);
    // Eight and four of twelve columns with a gap of 16.
    expect(users?.width).toBeCloseTo((1176 * 8) / 12 - 16 / 3, 0);
    expect(orgs?.right).toBeCloseTo(root.getBoundingClientRect().right, 0);
    expect(routes?.top).toBeCloseTo((users?.bottom ?? 0) + 16, 0);
  });

  it("gives each panel the full row where there is not", async () => {
    const root = await show(768);
    expect(boxOf(root, "active-users").width).toBe(768);
    expect(boxOf(root, "top-orgs").width).toBe(768);
  });

  it("opens the ranges by keyboard, closes them by Escape and hands the focus back", async () => {
    await show(768);
    const button = screen.getByRole("button", { name: /Time range: Last 30 days/ });
    button.focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Last 30 days"));
    expect(button.getAttribute("aria-expanded")).toBe("true");
    const { top, left } = screen.getByRole("dialog", { name: "Time range" }).getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom);
    expect(left).toBeCloseTo(button.getBoundingClientRect().left, 0);
    await userEvent.keyboard("{Escape}");
    expect(document.activeElement).toBe(button);
    expect(screen.queryByRole("dialog")).toBeNull();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Last 30 days"));
    await userEvent.keyboard("{Tab}{Enter}");
    await waitFor(() => expect(button.textContent).toContain("Last 90 days"));
    expect(document.activeElement).toBe(button);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("hands the focus on from what goes away when it is pressed", async () => {
    const day = { start: "2026-06-08T00:00:00+02:00", end: "2026-06-09T00:00:00+02:00" };
    const filters = ["feature", "view", "source"] as const;
    await show(768, {
      ...defaultDashboardState,
      zoom: [{ start: "2026-06-01T00:00:00+02:00", end: "2026-06-10T00:00:00+02:00" }, day],
      filters: filters.map((dimension) => ({ dimension, operator: "in", values: ["a"] })),
    });
    const press = async (name: RegExp) => {
      screen.getByRole("button", { name }).focus();
      await userEvent.keyboard("{Enter}");
      return document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;
    };
    const chip = (name: string) => `Remove the filter: ${name} is a`;
    expect(await press(/Remove the filter: Feature/)).toBe(chip("View"));
    expect(await press(/Remove the filter: Source/)).toBe(chip("View"));
    expect(await press(/Remove the filter: View/)).toBe("Add a filter");
    expect(await press(/^Back to/)).toMatch(/^Back to: Last 30 days/);
    expect(await press(/^Back to/)).toMatch(/^Time range: Last 30 days/);
  });

  it("hands the focus on when all filters are cleared", async () => {
    await show(768, filtered);
    screen.getByRole("button", { name: "Clear" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(screen.queryByRole("list", { name: "Filters" })).toBeNull();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Add a filter");
  });

  it("adds a filter by keyboard and keeps the opened part on a narrow screen", async () => {
    const root = await show(280);
    screen.getByRole("button", { name: "Add a filter" }).focus();
    await userEvent.keyboard("{Enter}");
    const value = await screen.findByLabelText("Value");
    const { left, right } = screen.getByRole("dialog", { name: "Add a filter" }).getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(document.documentElement.clientWidth);
    value.focus();
    await userEvent.keyboard("/plan");
    screen.getByRole("dialog").querySelector<HTMLElement>('[type="submit"]')?.focus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() =>
      expect(root.querySelector(".fh-chip, [role=alert]")?.textContent).toBe("Route is /plan"),
    );
  });
});
