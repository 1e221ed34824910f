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
  it("shortens from a million on, with the locale's own unit", () => {
    expect([1_000_000, 3_400_000, 12_345_678].map((value) => formatCompact("en-US", value))).toEqual([
      "1M",
      "3.4M",
      "12M",
    ]);
    expect(formatCompact("de-DE", 1_234_567)).toBe("1,2\u00a0Mio.");
    expect(formatCompact("en-US", null)).toBe("—");
  });

  it("never rounds without a unit: German has none for thousands", () => {
    for (const locale of ["en-US", "de-DE", "ar-AE", "ja-JP"])
      for (const value of [999, 2914, 12_345, 999_999])
        expect(formatCompact(locale, value)).toBe(formatCount(locale, value));
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
