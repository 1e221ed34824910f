import type { MetricAnswer } from "@firsthand/contract";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMeta, earlier } from "../test/answers.ts";
import { getTable, getText, renderPanel } from "../test/render.tsx";
import { FeatureViewsPanel } from "./feature-views.tsx";

const row = (feature: string | null, surface: string | null, views: number) => ({
  feature,
  surface,
  views,
  anonymousUsers: 5,
});

const answer: MetricAnswer<"feature-views"> = {
  metric: "feature-views",
  data: {
    rows: [
      row("export", "overview", 50),
      row("search", "overview", 45),
      row("export", "report", 30),
      row("search", null, 5),
    ],
    totalRows: 4,
    total: { views: 130, anonymousUsers: 9 },
  },
  comparison: {
    rows: [
      row("export", "overview", 40),
      row("search", "overview", 50),
      row("export", "report", 0),
      row("search", null, 0),
    ],
    totalRows: 2,
    total: { views: 90, anonymousUsers: 9 },
  },
  meta: createMeta({ comparisonTimeRange: earlier, queriedAt: "2026-06-14T00:00:00Z" }),
};

describe("FeatureViewsPanel", () => {
  it("adds a feature's views over its surfaces, and compares the sum", () => {
    const rows = getTable(renderPanel(<FeatureViewsPanel answer={answer} />)).slice(1);
    expect(rows.map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ["export", "80", "up 100%"],
      ["search", "50", "unchanged"],
    ]);
  });

  it("turns round when the reader wants surfaces first, with the same sums", async () => {
    const panel = renderPanel(<FeatureViewsPanel answer={answer} />);
    fireEvent.click(screen.getByRole("button", { name: "Surface" }));
    await waitFor(() =>
      expect(getTable(panel)[0]?.slice(0, 3)).toEqual(["Surface", "Views", "Views by feature"]),
    );
    expect(
      getTable(panel)
        .slice(1)
        .map((cells) => [cells[0], cells[1], cells[3]]),
    ).toEqual([
      ["overview", "95", "up 5.6%"],
      ["report", "30", "new"],
      ["unknown", "5", "new"],
    ]);
    expect([...panel.querySelectorAll(".fh-legend__item")].map(getText)).toEqual(["export", "search"]);
    fireEvent.click(screen.getByRole("button", { name: "Feature" }));
    await waitFor(() => expect(getTable(panel)[0]?.[0]).toBe("Feature"));
  });

  it("tells no change of a sum that what occurred only before may belong to", () => {
    const data = { ...answer.data, rows: [row("graph", "report", 30_000), ...answer.data.rows] };
    const before = [row("graph", "report", 40_000), ...(answer.comparison?.rows ?? [])];
    const comparison = { rows: before, totalRows: 4, total: { views: 40_091, anonymousUsers: 9 } };
    const rows = getTable(renderPanel(<FeatureViewsPanel answer={{ ...answer, data, comparison }} />));
    expect(rows.slice(1).map((cells) => cells[3])).toEqual(["down 25%", "—", "—"]);
  });

  it("leaves out a column in which no change can be told", () => {
    const total = { views: 91, anonymousUsers: 9 };
    const unsure = { ...answer, comparison: { rows: answer.comparison?.rows ?? [], totalRows: 3, total } };
    expect(getTable(renderPanel(<FeatureViewsPanel answer={unsure} />))[0]).toHaveLength(3);
    const kept = createMeta({ comparisonTimeRange: earlier, readableSince: "2026-06-05T00:00:00+02:00" });
    const table = getTable(renderPanel(<FeatureViewsPanel answer={{ ...answer, meta: kept }} />));
    expect(table[0]).toEqual(["Feature", "Views", "Views by surface"]);
  });

  it("gives a single feature or surface that does not fit its own place, and no fold", () => {
    const rows = Array.from({ length: 11 }, (_, i) => row(`feature_${i}`, `surface_${i % 6}`, 100 - i));
    const data = { rows, totalRows: 11, total: { views: 1045, anonymousUsers: 9 } };
    const panel = renderPanel(<FeatureViewsPanel answer={{ ...answer, data, comparison: undefined }} />);
    expect(getTable(panel)).toHaveLength(12);
    expect(getTable(panel).at(-1)?.slice(0, 2)).toEqual(["feature_10", "90"]);
    const legend = [...panel.querySelectorAll(".fh-legend__item")];
    expect(legend.map(getText)).toEqual([0, 1, 2, 3, 4, 5].map((i) => `surface_${i}`));
    // It has the colour of the rest, which is not there.
    expect(legend.at(-1)?.querySelector("i")?.className).toBe("fh-swatch fh-swatch--c0");
    expect(panel.querySelectorAll(".fh-stack")[5]?.querySelector("rect")?.getAttribute("class")).toBe(
      "fh-c0",
    );
  });

  it("keeps the order and the colour of a surface in every row and in the legend", () => {
    const panel = renderPanel(<FeatureViewsPanel answer={answer} />);
    expect([...panel.querySelectorAll(".fh-legend__item")].map(getText)).toEqual([
      "overview",
      "report",
      "unknown",
    ]);
    const bars = [...panel.querySelectorAll(".fh-stack")].map((bar) => [
      bar.closest("td")?.title,
      ...[...bar.querySelectorAll("rect")].map((part) => part.getAttribute("class")),
    ]);
    expect(bars).toEqual([
      ["overview: 50\nreport: 30", "fh-c1", "fh-c2"],
      ["overview: 45\nunknown: 5", "fh-c1", "fh-c3"],
    ]);
  });

  it("holds further features in one row and says when combinations were left out", () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      row(`feature_${String(i).padStart(2, "0")}`, "overview", 100 - i),
    );
    const data = { rows, totalRows: 15, total: { views: 1200, anonymousUsers: 9 } };
    const panel = renderPanel(
      <FeatureViewsPanel
        answer={{ ...answer, data, comparison: undefined, meta: createMeta({ truncated: true }) }}
      />,
    );
    const shown = rows.slice(0, 10).reduce((sum, { views }) => sum + views, 0);
    expect(getTable(panel).at(-1)?.slice(0, 2)).toEqual(["others", String(1200 - shown)]);
    expect(getText(panel.querySelector("footer"))).toContain(
      "3 rarer combinations of feature and surface are in no row",
    );
  });
});
