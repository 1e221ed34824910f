import { describe, expect, it } from "vitest";
import { narrow, type Range, subtract, union, widen } from "./range.ts";

const range = (startMs: number, endMs: number): Range => ({ startMs, endMs });

describe("union", () => {
  it("joins what touches or overlaps, in order, and leaves out what is empty", () => {
    expect(union([range(8, 9), range(1, 3), range(3, 5), range(6, 6), range(4, 5)])).toEqual([
      range(1, 5),
      range(8, 9),
    ]);
  });
});

describe("subtract", () => {
  it("cuts holes, also at the edges and across ranges", () => {
    expect(subtract([range(0, 10), range(20, 30)], [range(0, 2), range(4, 5), range(9, 22)])).toEqual([
      range(2, 4),
      range(5, 9),
      range(22, 30),
    ]);
  });

  it("leaves nothing of a range that is covered, and all of one that is not touched", () => {
    expect(subtract([range(3, 5)], [range(1, 9)])).toEqual([]);
    expect(subtract([range(3, 5)], [range(5, 9), range(1, 3), range(4, 4)])).toEqual([range(3, 5)]);
  });
});

describe("widen and narrow", () => {
  it("go to whole steps from the epoch, also before it", () => {
    expect(widen(range(11, 29), 10)).toEqual(range(10, 30));
    expect(narrow(range(11, 29), 10)).toEqual(range(20, 20));
    expect(widen(range(-21, -11), 10)).toEqual(range(-30, -10));
    expect(narrow(range(10, 30), 10)).toEqual(range(10, 30));
  });
});
