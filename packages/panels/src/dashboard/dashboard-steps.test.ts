import { describe, expect, it } from "vitest";
import { type DashboardState, defaultDashboardState } from "./dashboard-state.ts";
import { dashboardSteps } from "./dashboard-steps.ts";

const { chooseRange, zoomTo, zoomOut, toggleFilters, addFilter, removeFilter, clearFilters } = dashboardSteps;
const june = (day: number) => `2026-06-${String(day).padStart(2, "0")}T00:00:00+02:00`;

describe("the steps of a zoom", () => {
  const once = zoomTo(defaultDashboardState, { start: june(1), end: june(8) });
  const twice = zoomTo(once, { start: june(2), end: june(3) });

  it("go in and back out again", () => {
    expect(twice.zoom).toHaveLength(2);
    expect(zoomOut(twice)).toEqual(once);
    expect(zoomOut(zoomOut(twice))).toEqual(defaultDashboardState);
    expect(zoomOut(defaultDashboardState)).toBe(defaultDashboardState);
  });

  it("are forgotten when another range is chosen", () => {
    expect(chooseRange(twice, { lastDays: 7 })).toEqual({ ...defaultDashboardState, range: { lastDays: 7 } });
  });

  it("do nothing for a range that cannot be asked", () => {
    expect(zoomTo(once, { start: june(8), end: june(8) })).toBe(once);
  });

  it("end at a depth that a link can hold", () => {
    let state: DashboardState = defaultDashboardState;
    for (let i = 0; i < 20; i++) state = zoomTo(state, { start: june(1), end: june(2) });
    expect(state.zoom).toHaveLength(8);
  });
});

describe("the steps of filters", () => {
  it("take a value in and out again", () => {
    const one = toggleFilters(defaultDashboardState, [["feature", "a"]]);
    const two = toggleFilters(one, [["feature", null]]);
    expect(two.filters).toEqual([{ dimension: "feature", operator: "in", values: ["a", null] }]);
    expect(toggleFilters(two, [["feature", null]])).toEqual(one);
    expect(toggleFilters(one, [["feature", "a"]])).toEqual(defaultDashboardState);
  });

  it("take an excluded value out rather than ask for it as well", () => {
    const excluded = addFilter(defaultDashboardState, {
      dimension: "source",
      operator: "not-in",
      values: ["x"],
    });
    expect(toggleFilters(excluded, [["source", "x"]])).toEqual(defaultDashboardState);
  });

  it("stay within the limits of a question", () => {
    const values = Array.from({ length: 100 }, (_, i) => `v${i}`);
    const full = addFilter(defaultDashboardState, { dimension: "view", operator: "in", values });
    expect(toggleFilters(full, [["view", "one more"]])).toBe(full);
  });

  it("remove one, or all", () => {
    const two = toggleFilters(defaultDashboardState, [
      ["feature", "a"],
      ["view", "b"],
    ]);
    const [first] = two.filters;
    if (first === undefined) throw new Error("There is no filter.");
    expect(removeFilter(two, { ...first }).filters).toEqual(two.filters.slice(1));
    expect(clearFilters(two)).toEqual(defaultDashboardState);
    expect(clearFilters(defaultDashboardState)).toBe(defaultDashboardState);
  });
});
