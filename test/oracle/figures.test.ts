import { describe, expect, it } from "vitest";
import { binOf, edgeMs, histogram } from "./histogram.ts";
import { meanOfPresent } from "./mean.ts";
import { percentile } from "./percentile.ts";
import { compareRows, type Key } from "./ranking.ts";

describe("percentile", () => {
  it("interpolates on the straight line between the two values beside it", () => {
    expect(percentile([40, 10, 30, 20], 50)).toBe(25);
    expect(percentile([40, 10, 30, 20], 75)).toBe(32.5);
    expect(percentile([40, 10, 30, 20], 90)).toBe(37);
    expect(percentile([10, 20, 30], 50)).toBe(20);
  });

  it("is the value itself when there is one, and null when there is none", () => {
    expect(percentile([7], 95)).toBe(7);
    expect(percentile([], 95)).toBeNull();
  });
});

describe("meanOfPresent", () => {
  it("leaves out what is null", () => {
    expect(meanOfPresent([1, null, 2])).toBe(1.5);
    expect(meanOfPresent([null])).toBeNull();
    expect(meanOfPresent([])).toBeNull();
  });

  it("does not lose digits of large sums", () => {
    expect(meanOfPresent([9007199254740991, 9007199254740991, 9007199254740988])).toBe(9007199254740990);
  });
});

describe("histogram", () => {
  it("has edges at 1,000 ms times every half power of two", () => {
    expect(edgeMs(0)).toBe(1000);
    expect(edgeMs(2)).toBe(2000);
    expect(edgeMs(-20)).toBe(0.9765625);
    expect(edgeMs(1)).toBeCloseTo(1414.2136, 3);
  });

  it("puts a duration on an edge into the bin that begins there", () => {
    expect([999, 1000, 1414, 1415, 1999, 2000, 1].map(binOf)).toEqual([-1, 0, 0, 1, 1, 2, -20]);
  });

  it("lists the bin of 0 ms only when it has sessions, and no hole between the others", () => {
    expect(histogram([])).toEqual([]);
    expect(histogram([0, 0])).toEqual([{ fromMs: 0, toMs: 0.9765625, sessions: 2 }]);
    expect(histogram([1000, 2000, 0, 1001]).map((bin) => [bin.fromMs, bin.sessions])).toEqual([
      [0, 1],
      [1000, 2],
      [edgeMs(1), 0],
      [2000, 1],
    ]);
  });
});

describe("compareRows", () => {
  const sorted = (rows: [number, Key][]) =>
    rows
      .map(([count, key]) => ({ count, key }))
      .sort(compareRows)
      .map((row) => row.key.join("|"));

  it("puts larger counts first, and ties by code point with null after every text", () => {
    expect(
      sorted([
        [1, ["b"]],
        [2, [null]],
        [2, ["\u{1F600}"]],
        [2, ["～"]],
        [2, [""]],
        [2, ["Z"]],
        [2, ["a"]],
      ]),
    ).toEqual(["", "Z", "a", "～", "\u{1F600}", "", "b"]);
  });

  it("looks at the second key only where the first is the same", () => {
    expect(
      sorted([
        [1, ["b", "a"]],
        [1, ["a", null]],
        [1, ["a", "z"]],
        [1, [null, "a"]],
      ]),
    ).toEqual(["a|z", "a|", "b|a", "|a"]);
  });
});
