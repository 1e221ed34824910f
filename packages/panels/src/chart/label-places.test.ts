import { describe, expect, it } from "vitest";
import { placeLabels } from "./label-places.ts";

describe("placeLabels", () => {
  it("leaves labels where they would like to stand when there is room", () => {
    expect(placeLabels([])).toEqual([]);
    expect(placeLabels([500])).toEqual([500]);
    expect(placeLabels([200, 340])).toEqual([200, 340]);
  });

  it("pushes two that collide apart, both by the same", () => {
    expect(placeLabels([500, 500])).toEqual([430, 570]);
    expect(placeLabels([480, 520])).toEqual([430, 570]);
  });

  it("keeps them inside the plot and apart at both ends", () => {
    expect(placeLabels([0])).toEqual([62]);
    expect(placeLabels([1000])).toEqual([938]);
    for (const wanted of [
      [0, 0],
      [0, 150],
      [1000, 1000],
      [850, 1000],
    ] as const) {
      const [first = 0, second = 0] = placeLabels(wanted);
      expect(first).toBeGreaterThanOrEqual(62);
      expect(second).toBeLessThanOrEqual(938);
      expect(second - first).toBeGreaterThanOrEqual(140);
    }
  });
});
