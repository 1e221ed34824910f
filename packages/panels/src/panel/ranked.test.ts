import { describe, expect, it } from "vitest";
import { getOthers, joinNames } from "./ranked.ts";

describe("getOthers", () => {
  it("is the difference between the total and the rows", () => {
    expect(getOthers(100, [40, 30], 12)).toEqual({ count: 10, value: 30 });
  });

  it("tells no figure when one is missing", () => {
    expect(getOthers(null, [40], 2)).toEqual({ count: 1, value: null });
    expect(getOthers(100, [40, null], 3)).toEqual({ count: 1, value: null });
  });
});

describe("joinNames", () => {
  it("keeps null, empty and names with separators apart", () => {
    const names = [
      joinNames(null),
      joinNames(""),
      joinNames("null"),
      joinNames("a", "b"),
      joinNames('a","b'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});
