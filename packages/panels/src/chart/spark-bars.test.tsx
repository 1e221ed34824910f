import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SparkBars } from "./spark-bars.tsx";

describe("SparkBars", () => {
  it("has a bar for each granule with events, and none for 0 or a gap", () => {
    const { container } = render(<SparkBars values={[2, null, 0, 4]} label="" />);
    expect(container.querySelector("path")?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
  });
});
