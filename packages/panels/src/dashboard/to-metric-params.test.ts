import { metricParamsSchema } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { type DashboardRange, getGranularityChoices } from "./dashboard-range.ts";
import { defaultDashboardState } from "./dashboard-state.ts";
import { toMetricParams } from "./to-metric-params.ts";

const now = "2026-06-12T22:30:00Z";
const ask = (range: DashboardRange, timeZone = "Europe/Berlin") => {
  const { start, end } = toMetricParams({ ...defaultDashboardState, range, timeZone }, now);
  return [start, end];
};

describe("toMetricParams", () => {
  it("counts days in the zone of the state", () => {
    expect(ask({ lastDays: 1 })).toEqual(["2026-06-13", "2026-06-14"]);
    expect(ask({ lastDays: 1 }, "UTC")).toEqual(["2026-06-12", "2026-06-13"]);
    expect(ask({ lastDays: 30 }, "Pacific/Kiritimati")).toEqual(["2026-05-15", "2026-06-14"]);
    expect(ask({ lastDays: 7 }, "Asia/Kathmandu")).toEqual(["2026-06-07", "2026-06-14"]);
  });

  it("resolves ranges of the calendar, today included", () => {
    expect(ask({ name: "yesterday" })).toEqual(["2026-06-12", "2026-06-13"]);
    expect(ask({ name: "this-month" })).toEqual(["2026-06-01", "2026-06-14"]);
    expect(ask({ name: "last-month" })).toEqual(["2026-05-01", "2026-06-01"]);
    expect(ask({ name: "this-year" })).toEqual(["2026-01-01", "2026-06-14"]);
    expect(ask({ start: "2026-03-01", end: "2026-04-01" })).toEqual(["2026-03-01", "2026-04-01"]);
  });

  it("asks the innermost zoom, and a granularity that suits it", () => {
    const zoom = [{ start: "2026-06-01T00:00:00+02:00", end: "2026-06-02T00:00:00+02:00" }];
    const state = { ...defaultDashboardState, timeZone: "Europe/Berlin", zoom, granularity: "week" } as const;
    expect(toMetricParams(state, now)).toMatchObject({ ...zoom[0], granularity: "auto" });
    expect(toMetricParams({ ...state, zoom: [] }, now)).toMatchObject({ granularity: "week" });
  });

  it.each([
    ["a day of 25 hours", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", "auto"],
    ["parts of two days", "2026-10-24T23:00:00+02:00", "2026-10-25T01:00:00+02:00", "day"],
    ["a day that is parts of two here", "2026-10-24T00:00:00-04:00", "2026-10-25T00:00:00-04:00", "day"],
    ["two days of 47 hours", "2026-03-28T00:00:00+01:00", "2026-03-30T00:00:00+02:00", "day"],
  ] as const)("counts the local days of a zoom: %s", (_, start, end, granularity) => {
    const state = { ...defaultDashboardState, timeZone: "Europe/Berlin", granularity: "day" } as const;
    expect(toMetricParams({ ...state, zoom: [{ start, end }] }, now)).toMatchObject({ granularity });
  });

  it("never asks for more points than there may be", () => {
    const state = { ...defaultDashboardState, range: { lastDays: 180 }, granularity: "hour" } as const;
    expect(toMetricParams(state, now).granularity).toBe("auto");
    expect(getGranularityChoices(79)).toContain("hour");
    expect(getGranularityChoices(1)).toEqual(["hour"]);
  });

  it("is of the form that the contract asks for", () => {
    const params = toMetricParams({ ...defaultDashboardState, timeZone: "UTC" }, now);
    expect(metricParamsSchema("totals").safeParse(params).success).toBe(true);
  });
});
