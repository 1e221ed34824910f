import type { MetricAnswer } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createMeta } from "../test/answers.ts";
import { getTable, getText, renderPanel } from "../test/render.tsx";
import { FilterChangesPanel } from "./filter-changes.tsx";

const row = (
  view: string | null,
  filterKey: string | null,
  changes: number,
  avgValueCount: number | null,
) => ({ view, filterKey, changes, avgValueCount });

const answer: MetricAnswer<"filter-changes"> = {
  metric: "filter-changes",
  data: {
    rows: [
      row("overview", "date", 2914, 1),
      row("work", "date", 100, 1.04),
      row("work", "scope", 90, null),
      row("work", "repo", 0, null),
    ],
    totalRows: 4,
    total: { changes: 3104, avgValueCount: 1.02 },
  },
  meta: createMeta(),
};

describe("FilterChangesPanel", () => {
  it("puts the longer list into the rows, values and averages into the cells, totals to both edges", () => {
    const panel = renderPanel(<FilterChangesPanel answer={answer} />);
    expect(getTable(panel)).toEqual([
      ["Filter", "overview", "work", "all"],
      ["date", "2,914 1.0", "100 1.0", "3,014"],
      ["scope", "–", "90", "90"],
      ["repo", "–", "0", "0"],
      ["all keys", "2,914", "190", "3,104"],
    ]);
  });

  it("paints by class, the largest darkest, nothing for no event", () => {
    const panel = renderPanel(<FilterChangesPanel answer={answer} />);
    const classes = [...panel.querySelectorAll("tbody td:not(.fh-edge)")].map((cell) => cell.className);
    expect(classes).toEqual(["fh-heat-7", "fh-heat-2", "fh-heat-0", "fh-heat-2", "fh-heat-0", "fh-heat-0"]);
  });

  it("turns round when there are more views than keys", () => {
    const wide = {
      ...answer,
      data: { ...answer.data, rows: ["a", "b", "c"].map((view) => row(view, "date", 3, 1)) },
    };
    const table = getTable(renderPanel(<FilterChangesPanel answer={wide} />));
    expect(table[0]).toEqual(["View", "date", "all"]);
    expect(table.at(-1)?.[0]).toBe("all views");
  });

  it("names what the second line and the colours mean", () => {
    const foot = renderPanel(<FilterChangesPanel answer={answer} />).querySelector("footer");
    expect(getText(foot)).toContain("2,914 changes");
    expect(getText(foot)).toContain("second line: values per change");
  });
});
