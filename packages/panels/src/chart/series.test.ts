import { describe, expect, it } from "vitest";
import {
  getAreaPlaces,
  getDottedPlaces,
  getLonePlaces,
  getPlace,
  getSolidPlaces,
  getWeekMeans,
  thinPlaces,
} from "./series.ts";

const points = (values: (number | null)[], open: number[] = []) =>
  values.map((value, i) => ({ value, complete: !open.includes(i) }));

describe("getSolidPlaces", () => {
  it("breaks at gaps and at incomplete points, and never takes null for 0", () => {
    expect(getSolidPlaces(points([4, null, 0, 3], [3])).map((place) => place.value)).toEqual([
      4,
      null,
      0,
      null,
    ]);
  });
});

describe("getDottedPlaces", () => {
  it("joins an incomplete point with its neighbours, but not over a gap", () => {
    expect(getDottedPlaces(points([1, 2, 3], [2])).map((place) => place.value)).toEqual([2, 3, null]);
    expect(getDottedPlaces(points([1, null, 3], [2]))).toEqual([]);
  });
});

describe("getLonePlaces", () => {
  it("finds the points that a line cannot show", () => {
    const places = getSolidPlaces(points([1, null, 2, null, 3, 4]));
    expect(getLonePlaces(places).map((place) => place.value)).toEqual([1, null, 2, null]);
  });
});

describe("getAreaPlaces", () => {
  it("goes down to the base at both ends of each run", () => {
    const places = getAreaPlaces([
      { x: 0, value: 5 },
      { x: 500, value: null },
      { x: 1000, value: 7 },
    ]);
    expect(places.map((place) => place.value)).toEqual([0, 5, 0, null, null, 0, 7, 0, null]);
  });
});

describe("getPlace", () => {
  it("puts a single point in the middle", () => {
    expect([getPlace(0, 1), getPlace(0, 3), getPlace(2, 3)]).toEqual([500, 0, 1000]);
  });
});

describe("thinPlaces", () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    x: (i / 20_000) * 1000,
    value: i === 7_777 ? 999 : i === 12_345 ? null : i % 10,
  }));

  it("keeps every outlier and every gap of a long series", () => {
    const thin = thinPlaces(many);
    expect(thin.length).toBeLessThan(2_100);
    expect(thin.some((place) => place.value === 999)).toBe(true);
    expect(thin.filter((place) => place.value === null)).toHaveLength(1);
    expect(thin.every((place, i) => i === 0 || place.x >= (thin[i - 1]?.x ?? 0))).toBe(true);
  });

  it("leaves a short one as it is", () => {
    expect(thinPlaces(many.slice(0, 365))).toEqual(many.slice(0, 365));
  });
});

describe("getWeekMeans", () => {
  it("is the mean of seven days, without one where the day itself is missing", () => {
    expect(getWeekMeans([1, 2, 3, 4, 5, 6, 7, null, 9])).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      4,
      null,
      34 / 6,
    ]);
  });
});
