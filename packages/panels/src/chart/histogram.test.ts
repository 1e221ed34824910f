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
    const { axis } = createHistogram(bins);
    const edges = [...bins.map(({ fromMs }) => fromMs), bins[2]?.toMs ?? 0].map(axis.place);
    const widths = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
    expect(new Set(widths.map(Math.round)).size).toBe(1);
  });

  it("gives sessions of 0 ms a place of their own, one bin away from the others", () => {
    const { axis } = createHistogram([zero, ...bins]);
    const width = axis.place(bins[0]?.toMs ?? 0) - axis.place(bins[0]?.fromMs ?? 0);
    expect(axis.place(0)).toBeCloseTo(width / 2);
    expect(axis.place(1000)).toBeCloseTo(width * 2);
    expect(axis.ticks[0]).toEqual({ durationMs: 0, x: axis.place(0) });
    // "1 s" would lie over "0 ms".
    expect(axis.ticks[1]?.durationMs).toBe(10_000);
  });

  it("lays the comparison on the same axis, down to the base at its ends", () => {
    const { outline, axis } = createHistogram(bins, [bin(29, 4), bin(30, 4)]);
    expect(outline?.[0]).toEqual({ x: axis.place(bin(29, 4).fromMs), value: 0 });
    expect(outline?.at(-1)).toEqual({ x: axis.place(bin(30, 4).toMs), value: 0 });
  });

  it("draws nothing for no bins, and a single one as narrow as among others", () => {
    expect(createHistogram([]).bars).toBe("");
    const one = createHistogram([bin(30, 5)]);
    const [from = 0, to = 0] = [...one.bars.matchAll(/[MH]([\d.]+)/g)].map(([, x]) => Number(x));
    expect(to - from).toBeGreaterThan(30);
    expect(to - from).toBeLessThan(60);
    expect(createHistogram([zero]).axis.place(0)).toBeGreaterThan(0);
  });

  it("reaches from a second to an hour where all bins are between them, and names both and more", () => {
    const { ticks } = createHistogram([bin(30, 5)]).axis;
    expect(ticks.map(({ durationMs }) => durationMs)).toEqual([1000, 10_000, 60_000, 600_000, 3_600_000]);
    expect(ticks.map(({ x }) => Math.round(x))).toEqual([0, 281, 500, 781, 1000]);
  });

  it("names at most five round durations beside 0", () => {
    const wide = Array.from({ length: 60 }, (_, k) => bin(k + 1, 1));
    expect(createHistogram([zero, ...wide]).axis.ticks.length).toBeLessThanOrEqual(6);
    expect(createHistogram(wide).axis.ticks.length).toBeGreaterThan(2);
  });
});

describe("placeFlags", () => {
  const { axis } = createHistogram([bin(30, 5), bin(49, 2)]);
  const at = (...bins: number[]) =>
    placeFlags(
      bins.map((k, i) => ({ name: `p${i}`, durationMs: histogramEdgesMs[k] ?? 0 })),
      axis,
    ).map(({ name, row, isBefore }) => `${row} ${isBefore ? "before" : "after"} ${name}`);

  it("writes every name before its line where the first line leaves room, the last one on top", () => {
    expect(at(40, 44, 46, 48)).toEqual(["0 before p3", "1 before p2", "2 before p1", "3 before p0"]);
  });

  it("writes every name after its line where the last line leaves room, the first one on top", () => {
    expect(at(31, 31, 31, 37)).toEqual(["0 after p0", "1 after p1", "2 after p2", "3 after p3"]);
  });

  it("turns the names of a wide spread to the inside, where no plot cuts them", () => {
    expect(at(31, 34, 44, 49)).toEqual(["0 after p0", "1 after p1", "2 before p3", "3 before p2"]);
  });

  it("keeps the lines where they belong", () => {
    const markers = [31, 44].map((k) => ({ name: `p${k}`, durationMs: histogramEdgesMs[k] ?? 0 }));
    for (const { durationMs, x } of placeFlags(markers, axis))
      expect(x).toBeCloseTo(axis.place(durationMs), 0);
  });
});
