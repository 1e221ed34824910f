import { describe, expect, it } from "vitest";
import { spread } from "./spread.ts";

describe("spread", () => {
  it("leaves labels alone that do not collide", () => {
    expect(spread([50, 150], { sizes: [20, 20], gap: 4, low: 0, high: 200 })).toEqual([50, 150]);
  });

  it("pushes equal anchors apart around their common place", () => {
    expect(spread([100, 100], { sizes: [20, 20], gap: 4, low: 0, high: 200 })).toEqual([88, 112]);
  });

  it("keeps order, distance and limits for any four labels", () => {
    const sizes = [30, 40, 50, 60];
    for (const anchors of [
      [0, 0, 0, 0],
      [300, 300, 300, 300],
      [10, 12, 200, 201],
      [0, 299, 300, 300],
    ]) {
      const spots = spread(anchors, { sizes, gap: 6, low: 0, high: 300 });
      spots.slice(1).forEach((spot, i) => {
        const distance = ((sizes[i] ?? 0) + (sizes[i + 1] ?? 0)) / 2 + 6;
        expect(spot - (spots[i] ?? 0)).toBeGreaterThanOrEqual(distance - 1e-9);
      });
      expect(spots[0]).toBeGreaterThanOrEqual(15 - 1e-9);
      expect(spots[3]).toBeLessThanOrEqual(270 + 1e-9);
    }
  });

  it("has nothing to place for no label", () => {
    expect(spread([], { sizes: [], gap: 4, low: 0, high: 10 })).toEqual([]);
  });
});
