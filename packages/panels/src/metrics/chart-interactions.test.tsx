import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createMeta } from "../test/answers.ts";
import { getTable, getText, renderPanel } from "../test/render.tsx";
import { ChartInteractionsPanel } from "./chart-interactions.tsx";

const row = (chart: string, action: string, surface: string | null, interactions: number) => ({
  chart,
  action,
  surface,
  interactions,
  sessions: 2,
});

const answer: MetricAnswer<"chart-interactions"> = {
  metric: "chart-interactions",
  data: {
    rows: [
      row("timeseries", "zoom", "explore", 400),
      row("flame", "drilldown", "explore", 90),
      row("timeseries", "zoom", "report", 4),
    ],
    totalRows: 3,
    total: { interactions: 494, sessions: 60 },
  },
  meta: createMeta(),
};

describe("ChartInteractionsPanel", () => {
  it("draws one map a surface, all with the same rows and columns", () => {
    const panel = renderPanel(<ChartInteractionsPanel answer={answer} />);
    const maps = [...panel.querySelectorAll(".fh-heat-frame")].map((map) => getTable(map));
    expect(maps).toEqual([
      [
        ["Chart", "zoom", "drilldown", "all"],
        ["timeseries", "400", "–", "400"],
        ["flame", "–", "90", "90"],
        ["all charts", "400", "90", "490"],
      ],
      [
        ["Chart", "zoom", "drilldown", "all"],
        ["timeseries", "4", "–", "4"],
        ["flame", "–", "–", "0"],
        ["all charts", "4", "0", "4"],
      ],
    ]);
    expect([...panel.querySelectorAll(".fh-heat__title b")].map(getText)).toEqual(["explore", "report"]);
  });

  it("gives each surface its own rows and columns where one would be mostly empty", () => {
    const rows = [
      ...answer.data.rows,
      row("sankey", "drilldown", "explore", 7),
      row("map", "pan", "embed", 2),
      row("flame", "drilldown", "embed", 1),
    ];
    const panel = renderPanel(
      <ChartInteractionsPanel answer={{ ...answer, data: { ...answer.data, rows } }} />,
    );
    const maps = [...panel.querySelectorAll(".fh-heat-frame")].map((map) => getTable(map).slice(0, -1));
    expect(maps).toEqual([
      [
        ["Chart", "zoom", "drilldown", "all"],
        ["timeseries", "400", "–", "400"],
        ["flame", "–", "90", "90"],
        ["sankey", "–", "7", "7"],
      ],
      [
        ["Chart", "zoom", "all"],
        ["timeseries", "4", "4"],
      ],
      [
        ["Chart", "drilldown", "pan", "all"],
        ["flame", "1", "–", "1"],
        ["map", "–", "2", "2"],
      ],
    ]);
  });

  it("uses one colour scale for all surfaces", () => {
    const panel = renderPanel(<ChartInteractionsPanel answer={answer} />);
    expect(
      [...panel.querySelectorAll(".fh-heat-frame")].map(
        (map) => map.querySelector("td[class^=fh-heat]")?.className,
      ),
    ).toEqual(["fh-heat-7", "fh-heat-1"]);
    expect(getText(panel.querySelector("footer"))).toContain("one scale for all surfaces");
  });

  it("says how many surfaces are not drawn", () => {
    const rows = Array.from({ length: 8 }, (_, i) => row("flame", "zoom", `surface_${i}`, 10));
    const panel = renderPanel(
      <ChartInteractionsPanel answer={{ ...answer, data: { ...answer.data, rows } }} />,
    );
    expect(panel.querySelectorAll(".fh-heat-frame")).toHaveLength(6);
    expect(getText(panel.querySelector("footer"))).toContain("2 more surfaces not drawn");
  });

  it("draws a single one that does not fit", () => {
    const rows = Array.from({ length: 7 }, (_, i) => row("flame", "zoom", `surface_${i}`, 10));
    const panel = renderPanel(
      <ChartInteractionsPanel answer={{ ...answer, data: { ...answer.data, rows } }} />,
    );
    expect(panel.querySelectorAll(".fh-heat-frame")).toHaveLength(7);
    expect(getText(panel.querySelector("footer"))).not.toContain("not drawn");
  });

  it("knows a surface without a name", () => {
    const nameless = { ...answer, data: { ...answer.data, rows: [row("flame", "zoom", null, 1)] } };
    expect(
      getText(renderPanel(<ChartInteractionsPanel answer={nameless} />).querySelector(".fh-heat__title b")),
    ).toBe("unknown");
  });
});
