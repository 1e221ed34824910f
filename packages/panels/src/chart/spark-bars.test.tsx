import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SparkBars } from "./spark-bars.tsx";

describe("SparkBars", () => {
  it("has a bar for each granule with events, and none for 0 or a gap", () => {
    const { container } = render(<SparkBars values={[2, null, 0, 4]} label="" />);
    expect(container.querySelector("polygon")?.getAttribute("points")).toBe(
      "0,23 0,12 50,12 50,23 750,23 750,1 800,1 800,23",
    );
  });

  it("has a bar alone no wider than 8 px in a cell of 160 px, and fills four fifths of each place among many", () => {
    const widthOf = (values: readonly number[]) => {
      const { container } = render(<SparkBars values={values} label="" />);
      const corners = container.querySelector("polygon")?.getAttribute("points")?.split(" ") ?? [];
      return Number.parseFloat(corners[2] ?? "") - Number.parseFloat(corners[0] ?? "");
    };
    expect(widthOf([5])).toBe(50);
    expect(widthOf(Array.from({ length: 40 }, () => 5))).toBe(20);
  });
});
