import { describe, expect, it } from "vitest";
import { getLinePath } from "./line-path.ts";

const places = (...values: (number | null)[]) => values.map((value, i) => ({ x: i * 100, value }));
const y = (value: number) => 1000 - value;

describe("getLinePath", () => {
  it("joins neighbours and breaks at what has no value", () => {
    expect(getLinePath(places(1, 2, null, 3, 4), y)).toBe("M0,999L100,998M300,997L400,996");
  });

  it("closes a point alone, so that round caps draw it", () => {
    expect(getLinePath(places(5, null, 7), y)).toBe("M0,995ZM200,993Z");
  });

  it("is empty without places, and never writes more than two decimals", () => {
    expect(getLinePath(places(), y)).toBe("");
    expect(getLinePath(places(null), y)).toBe("");
    expect(getLinePath([{ x: 1000 / 3, value: 0 }], y)).toBe("M333.33,1000Z");
  });
});
