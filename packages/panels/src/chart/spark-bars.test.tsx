import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SparkBars } from "./spark-bars.tsx";

describe("SparkBars", () => {
  it("has a bar for each granule with events, and none for 0 or a gap", () => {
    const { container } = render(<SparkBars values={[2, null, 0, 4]} label="" />);
    expect(container.querySelector("polygon")?.getAttribute("points")).toBe(
      "0,23 0,12 200,12 200,23 750,23 750,1 950,1 950,23",
    );
  });
});
