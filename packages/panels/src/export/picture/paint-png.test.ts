import { describe, expect, it } from "vitest";
import { getScale } from "./paint-png.ts";

describe("getScale", () => {
  it("is two, and less for what no canvas would hold", () => {
    expect(getScale(1600, 900)).toBe(2);
    const scale = getScale(1600, 12_000);
    expect(12_000 * scale).toBeLessThanOrEqual(8192);
    expect(getScale(5000, 5000) ** 2 * 5000 * 5000).toBeLessThanOrEqual(16_777_217);
  });
});
