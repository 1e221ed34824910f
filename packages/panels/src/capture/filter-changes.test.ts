import type { Filter } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { type DashboardState, defaultDashboardState } from "../dashboard/dashboard-state.ts";
import { getFilterChanges } from "./filter-changes.ts";

const route: Filter = { dimension: "routePattern", operator: "in", values: ["/a", "/b"] };
const change = (after: Partial<DashboardState>, before: Partial<DashboardState> = {}) =>
  getFilterChanges({ ...defaultDashboardState, ...after }, { ...defaultDashboardState, ...before });

const day = { start: "2026-06-01T00:00:00Z", end: "2026-06-02T00:00:00Z" };
const one = { valueCount: 1, isCustomDateRange: null };

describe("getFilterChanges", () => {
  it("tells nothing where nothing differs", () => {
    expect(change({ filters: [{ ...route }] }, { filters: [route] })).toEqual([]);
  });

  it("tells whether days were chosen by themselves or by a name, and a stretch of a chart as such days", () => {
    const told = (isCustomDateRange: boolean) => [
      { filterKey: "timeRange", valueCount: 1, isCustomDateRange },
    ];
    expect(change({ range: { lastDays: 7 } })).toEqual(told(false));
    expect(change({ range: { start: "2026-06-01", end: "2026-06-03" } })).toEqual(told(true));
    expect(change({ zoom: [day] })).toEqual(told(true));
    expect(change({}, { zoom: [day] })).toEqual(told(false));
  });

  it("tells each control that was changed", () => {
    expect(change({ compare: "none", granularity: "week", timeZone: "Asia/Kathmandu" })).toEqual([
      { filterKey: "compare", ...one },
      { filterKey: "granularity", ...one },
      { filterKey: "timeZone", ...one },
    ]);
  });

  it("tells how many values of a dimension are chosen and never which", () => {
    const excluded: Filter = { dimension: "routePattern", operator: "not-in", values: [null] };
    const source: Filter = { dimension: "source", operator: "in", values: ["ada"] };
    const changes = change({ filters: [route, excluded] }, { filters: [source] });
    expect(changes).toEqual([
      { filterKey: "source", ...one, valueCount: 0 },
      { filterKey: "routePattern", ...one, valueCount: 3 },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/ada|\/a/);
  });
});
