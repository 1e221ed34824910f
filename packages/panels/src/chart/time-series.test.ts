import { describe, expect, it } from "vitest";
import { drawHatch, drawRuns, getDirection, getRuns, getWeekends, isGap, summarise } from "./time-series.ts";

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

describe("isGap", () => {
  it("takes neither the withheld nor the future for a gap, and neighbours are one run", () => {
    const gaps = getRuns(week, (point) => isGap(point, "2026-06-13T12:00:00Z"));
    expect(gaps).toEqual([{ from: 1, to: 2 }]);
  });
});

describe("drawRuns", () => {
  it("reaches half a granule beyond the points, and never out of the plot", () => {
    const draw = (from: number, to: number) => `${from} ${to};`;
    expect(
      drawRuns(
        [
          { from: 0, to: 0 },
          { from: 2, to: 3 },
        ],
        5,
        draw,
      ),
    ).toBe("0 125;375 875;");
    expect(drawRuns([{ from: 0, to: 0 }], 1, draw)).toBe("0 1000;");
  });

  it("hatches from the bottom to the top in one path", () => {
    const path = drawRuns([{ from: 1, to: 1 }], 3, drawHatch);
    expect(path).toMatch(/^M250 40L750 0M/);
    expect(path).toMatch(/M250 1000L750 960$/);
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

  it("knows nothing of a granule that is not over, which is low because of that", () => {
    const running = point("2026-06-14T00:00:00Z", 1, { complete: false });
    expect(summarise([...week.slice(0, 6), running])?.lowest.value).toBe(10);
    expect(summarise([running])).toBeNull();
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
