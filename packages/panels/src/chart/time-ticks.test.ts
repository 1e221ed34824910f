import { fixture } from "@firsthand/testing";
import { describe, expect, it } from "vitest";
import { getTimeTicks } from "./time-ticks.ts";

const days = (first: string, length: number) =>
  Array.from({ length }, (_, i) => new Date(Date.parse(`${first}T00:00:00Z`) + i * 86_400_000).toISOString());

describe("getTimeTicks", () => {
  it("names Mondays in a month of days, every other one of them minor", () => {
    const starts = days("2026-05-14", 30);
    const ticks = getTimeTicks(starts, "day");
    expect(ticks.map(({ index }) => new Date(starts[index] ?? "").getUTCDay())).toEqual([1, 1, 1, 1]);
    expect(ticks.map(({ minor }) => minor)).toEqual([false, true, false, true]);
  });

  it("names at most five granules of any range", () => {
    for (const length of [1, 2, 3, 7, 29, 92, 365, 800]) {
      const ticks = getTimeTicks(days("2025-01-01", length), "day");
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(5);
    }
  });

  it("names midnights and noons on a day of 25 hours, each once", () => {
    const starts = fixture("active-users", { variant: "clock-change" }).data.points.map(
      (point) => point.start,
    );
    const names = getTimeTicks(starts, "hour").map(({ index }) => starts[index]?.slice(11, 16));
    expect(names.every((name) => name === "00:00" || name === "12:00")).toBe(true);
    expect(new Set(getTimeTicks(starts, "hour").map(({ index }) => index)).size).toBe(names.length);
  });

  it("spreads its ticks over the whole of 2,000 hours, on Mondays", () => {
    const starts = fixture("active-users", { variant: "many-points" }).data.points.map(
      (point) => point.start,
    );
    const ticks = getTimeTicks(starts, "hour");
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.at(-1)?.index).toBeGreaterThan(1200);
    expect(ticks.every(({ index }) => starts[index]?.slice(11, 16) === "00:00")).toBe(true);
  });

  it("names January and quarters of a year of months", () => {
    const starts = Array.from(
      { length: 12 },
      (_, i) => `2026-${String(i + 1).padStart(2, "0")}-01T00:00:00Z`,
    );
    expect(getTimeTicks(starts, "month").map(({ index }) => index)).toEqual([0, 3, 6, 9]);
  });
});
