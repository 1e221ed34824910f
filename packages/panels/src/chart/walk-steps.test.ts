import { describe, expect, it } from "vitest";
import { getNearestStop, getWalkStep } from "./walk-steps.ts";

describe("getWalkStep", () => {
  const options = { length: 30, page: 7 };

  it("walks by arrows, longer steps and to both ends, and never out", () => {
    expect(getWalkStep("ArrowRight", 3, options)).toBe(4);
    expect(getWalkStep("ArrowLeft", 0, options)).toBe(0);
    expect(getWalkStep("PageUp", 26, options)).toBe(29);
    expect(getWalkStep("PageDown", 26, options)).toBe(19);
    expect(getWalkStep("Home", 12, options)).toBe(0);
    expect(getWalkStep("End", 12, options)).toBe(29);
  });

  it("leaves every other key to the page", () => {
    expect(["Tab", "a", "Enter", "toString"].map((key) => getWalkStep(key, 3, options))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("getNearestStop", () => {
  it("finds the stop at hand, at both ends too", () => {
    const stops = [0, 100, 400, 1000];
    expect([-50, 0, 49, 51, 249, 251, 699, 701, 2000].map((x) => getNearestStop(stops, x))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3, 3,
    ]);
  });

  it("has one answer for one stop and none for none", () => {
    expect(getNearestStop([500], 3)).toBe(0);
    expect(getNearestStop([], 3)).toBe(-1);
  });
});
