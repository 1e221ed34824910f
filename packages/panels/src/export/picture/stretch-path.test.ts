import { describe, expect, it } from "vitest";
import { stretchPath } from "./stretch-path.ts";

const stretch = { a: 0.5, b: 0, c: 0, d: 0.1, e: 10, f: 20 };

describe("stretchPath", () => {
  it("maps each kind of straight step, across and down by their own scales", () => {
    expect(stretchPath("M0,100L20.5,-30.25ZM4 5H100V1000", stretch)).toBe(
      "M10 30L20.25 16.98ZM12 20.5H60V120",
    );
    expect(stretchPath("M1e2,5", stretch)).toBe("M60 20.5");
  });

  it("leaves to a transform what bends, goes on from where it was, or is turned", () => {
    for (const path of ["M8 12.5v-9", "M8 13A5 5 0 1 0 8 3", "M0 0C1 1 2 2 3 3"])
      expect(stretchPath(path, stretch)).toBeNull();
    expect(stretchPath("M0 0L1 1", { ...stretch, b: 1 })).toBeNull();
  });
});
