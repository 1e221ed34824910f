import { histogramEdgesMs } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createHistogram, placeFlags } from "./histogram.ts";

const bin = (k: number, sessions: number) => ({
  fromMs: histogramEdgesMs[k] ?? 0,
  toMs: histogramEdgesMs[k + 1] ?? 0,
  sessions,
});
const zero = { fromMs: 0, toMs: histogramEdgesMs[1] ?? 0, sessions: 3 };
const bins = [bin(30, 5), bin(31, 9), bin(32, 2)];

describe("createHistogram", () => {
  it("makes bins of equal width, because their edges are equal ratios", () => {
    const { axis } = createHistogram(bins, null);
    expect(bins.map(({ fromMs }) => Math.round(axis.place(fromMs)))).toEqual([0, 333, 667]);
    expect(axis.place(bins[2]?.toMs ?? 0)).toBeCloseTo(1000);
  });

  it("gives sessions of 0 ms a place of their own, one bin away from the others", () => {
    const { axis } = createHistogram([zero, ...bins], null);
    expect(axis.place(0)).toBeCloseTo(100);
    expect(axis.place(bins[0]?.fromMs ?? 0)).toBeCloseTo(400);
    expect(axis.ticks[0]).toEqual({ durationMs: 0, x: axis.place(0) });
  });

  it("lays the comparison on the same axis, down to the base at its ends", () => {
    const { outline, axis } = createHistogram(bins, [bin(29, 4), bin(30, 4)]);
    expect(outline?.[0]).toEqual({ x: 0, value: 0 });
    expect(outline?.at(-1)?.value).toBe(0);
    expect(axis.place(bins[0]?.fromMs ?? 0)).toBeCloseTo(250);
  });

  it("draws nothing for no bins, and one bin over the whole width", () => {
    expect(createHistogram([], null).bars).toBe("");
    const one = createHistogram([bin(30, 5)], null);
    expect(one.bars).toBe(`M0 1000V${one.y(5)}H1000V1000Z`);
    expect(createHistogram([zero], null).axis.place(0)).toBeGreaterThan(0);
  });

  it("names the ends of a single bin, between which no round duration lies", () => {
    expect(createHistogram([bin(30, 5)], null).axis.ticks.map(({ x }) => x)).toEqual([0, 1000]);
  });

  it("names at most five round durations beside 0", () => {
    const wide = Array.from({ length: 60 }, (_, k) => bin(k + 1, 1));
    expect(createHistogram([zero, ...wide], null).axis.ticks.length).toBeLessThanOrEqual(6);
    expect(createHistogram(wide, null).axis.ticks.length).toBeGreaterThan(2);
  });
});

describe("placeFlags", () => {
  const { axis } = createHistogram([bin(30, 5), bin(49, 2)], null);
  const at = (...bins: number[]) =>
    placeFlags(
      bins.map((k, i) => ({ name: `p${i}`, durationMs: histogramEdgesMs[k] ?? 0 })),
      axis,
    ).map(({ marker, row, isBefore }) => `${row} ${isBefore ? "before" : "after"} ${marker.name}`);

  it("writes every name before its line where the first line leaves room, the last one on top", () => {
    expect(at(40, 44, 46, 48)).toEqual(["0 before p3", "1 before p2", "2 before p1", "3 before p0"]);
  });

  it("writes every name after its line where the last line leaves room, the first one on top", () => {
    expect(at(31, 31, 31, 38)).toEqual(["0 after p0", "1 after p1", "2 after p2", "3 after p3"]);
  });

  it("turns the names of a wide spread to the inside, where no plot cuts them", () => {
    expect(at(31, 36, 44, 49)).toEqual(["0 after p0", "1 after p1", "2 before p3", "3 before p2"]);
  });

  it("keeps the lines where they belong", () => {
    const markers = [31, 44].map((k) => ({ name: `p${k}`, durationMs: histogramEdgesMs[k] ?? 0 }));
    for (const { marker, x } of placeFlags(markers, axis))
      expect(x).toBeCloseTo(axis.place(marker.durationMs), 0);
  });
});
