import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Sparkline } from "./sparkline.tsx";

afterEach(cleanup);

const pathOf = (chart: React.ReactElement) =>
  render(chart).container.querySelector("path")?.getAttribute("d") ?? "";
const countOf = (path: string, command: RegExp) => path.match(command)?.length ?? 0;

describe("Sparkline", () => {
  it("breaks at a gap: neither joined over it nor drawn down to 0", () => {
    const path = pathOf(<Sparkline values={[5, 6, null, 7, 8]} label="" />);
    expect([countOf(path, /M/g), countOf(path, /L/g)]).toEqual([2, 2]);
  });

  it("is one polyline without a gap", () => {
    const { container } = render(<Sparkline values={[5, 6, 7]} label="" />);
    expect(container.querySelector("polyline")?.getAttribute("points")?.split(" ")).toHaveLength(3);
    expect(container.querySelector("path")).toBeNull();
  });

  it("ends with a dot on the last figure where one is wanted, and is a dash where there is none", () => {
    const { container } = render(<Sparkline values={[5, 6, null]} label="" hasDot />);
    expect(container.querySelector(".fh-spark__end")?.getAttribute("x1")).toBe("500");
    expect(render(<Sparkline values={[null, null]} label="" />).container.textContent).toBe("—");
  });
});
