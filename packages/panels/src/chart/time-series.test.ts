import { describe, expect, it } from "vitest";
import { getDirection, getGaps, getWeekends, summarise } from "./time-series.ts";

const point = (start: string, value: number | null, more = {}) => ({
  start,
  value,
  complete: true,
  suppressed: false,
  ...more,
});
const week = [
  point("2026-06-08T00:00:00Z", 10),
  point("2026-06-09T00:00:00Z", null),
  point("2026-06-10T00:00:00Z", null),
  point("2026-06-11T00:00:00Z", 12),
  point("2026-06-12T00:00:00Z", null, { suppressed: true }),
  point("2026-06-13T00:00:00Z", 20),
  point("2026-06-14T00:00:00Z", null, { complete: false }),
];

describe("getGaps", () => {
  it("joins neighbouring gaps, and takes neither the withheld nor the future for one", () => {
    expect(getGaps(week, "2026-06-13T12:00:00Z")).toEqual([{ from: 1, to: 2 }]);
  });
});

describe("getWeekends", () => {
  it("finds Saturday and Sunday, for days only", () => {
    expect(getWeekends(week, "day")).toEqual([{ from: 5, to: 6 }]);
    expect(getWeekends(week, "week")).toEqual([]);
  });
});

describe("summarise", () => {
  it("tells the extremes and the direction", () => {
    expect(summarise(week)).toMatchObject({
      highest: { value: 20 },
      lowest: { value: 10 },
      direction: "rising",
    });
    expect(summarise([point("2026-06-08T00:00:00Z", null)])).toBeNull();
  });
});

describe("getDirection", () => {
  it("calls less than five per cent steady", () => {
    expect([
      getDirection([100, 100, 104]),
      getDirection([100, 100, 80]),
      getDirection([0, 0, 1]),
      getDirection([]),
    ]).toEqual(["steady", "falling", "rising", "steady"]);
  });
});
