import { describe, expect, it } from "vitest";
import { createHeightScale, getCountTicks } from "./scale.ts";

describe("getCountTicks", () => {
  it("gives at most five round whole numbers from zero to above the highest", () => {
    expect(getCountTicks(1944)).toEqual([0, 500, 1000, 1500, 2000]);
    expect(getCountTicks(3)).toEqual([0, 1, 2, 3]);
    expect(getCountTicks(97)).toEqual([0, 25, 50, 75, 100]);
    expect(getCountTicks(0)).toEqual([0, 1]);
    for (const highest of [1, 2, 5, 7, 11, 13, 101, 999, 1001, 12_345, 9_999_999, 4e12]) {
      const ticks = getCountTicks(highest);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });
});

describe("createHeightScale", () => {
  it("maps zero to the base and the highest to the top, and nothing below the base", () => {
    const y = createHeightScale(200);
    expect([y(0), y(100), y(200), y(-5)]).toEqual([1000, 500, 0, 1000]);
  });
});
