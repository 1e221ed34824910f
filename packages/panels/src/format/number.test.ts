import { describe, expect, it } from "vitest";
import { formatCompact, formatCount, formatDecimal, formatPercent } from "./number.ts";

describe("formatCount", () => {
  it("separates thousands as the locale does", () => {
    expect(formatCount("en-US", 846397)).toBe("846,397");
    expect(formatCount("de-DE", 846397)).toBe("846.397");
    expect(formatCount("fr-FR", 846397)).toBe("846\u00a0397");
  });

  it("writes a dash for what is not a figure, and 0 for 0", () => {
    expect([null, Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatCount("en-US", value))).toEqual([
      "—",
      "—",
      "—",
    ]);
    expect(formatCount("en-US", 0)).toBe("0");
  });
});

describe("formatDecimal", () => {
  it("keeps one decimal", () => {
    expect(formatDecimal("en-US", 1.66)).toBe("1.7");
    expect(formatDecimal("en-US", 2)).toBe("2.0");
    expect(formatDecimal("en-US", null)).toBe("—");
  });
});

describe("formatCompact", () => {
  it("shortens from a thousand on", () => {
    expect([999, 2914, 12_345, 3_400_000].map((value) => formatCompact("en-US", value))).toEqual([
      "999",
      "2.9K",
      "12K",
      "3.4M",
    ]);
    expect(formatCompact("en-US", null)).toBe("—");
  });
});

describe("formatPercent", () => {
  it("has a decimal below ten per cent and no sign", () => {
    expect([0.064, -0.0351, 0.0996, 0.124, -1, 0].map((share) => formatPercent("en-US", share))).toEqual([
      "6.4%",
      "3.5%",
      "10%",
      "12%",
      "100%",
      "0%",
    ]);
  });
});
