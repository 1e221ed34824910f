"use client";

import type { MetricAnswer } from "@firsthand/contract";
import { HeatMap, HeatScale } from "../chart/heat-map.tsx";
import { createMatrix, rankMatrix } from "../chart/matrix.ts";
import { getChange } from "../panel/change.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows } from "../panel/ranked.ts";
import { HeatSkeleton } from "../panel/skeleton.tsx";

/** The English words of {@link FilterChangesPanel}. */
export const filterChangesWords = {
  title: "Filter changes",
  question: "Which filters change most, and in which view?",
  empty: "Changes by filter and view appear here.",
  changes: "changes",
  average: "values per change",
  filter: "Filter",
  view: "View",
  changesColumn: "Changes",
  averageColumn: "Values per change",
  all: "all",
  allKeys: "all keys",
  allViews: "all views",
  secondLine: "second line: values per change",
};

type Words = typeof filterChangesWords;

/** Props of {@link FilterChangesPanel}. */
export type FilterChangesPanelProps = PanelProps<"filter-changes">;

/**
 * A heat map of views and filter keys, the longer list in the rows. A cell holds its changes and, below, the average number of selected values; totals
 * stand at both edges and cover the cells shown. Asks for 200 combinations. Empty when there is no row.
 */
export function FilterChangesPanel(props: FilterChangesPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"filter-changes", Words> = {
  metric: "filter-changes",
  words: filterChangesWords,
  layout: "heat",
  Skeleton: HeatSkeleton,
  params: { limit: 200 },
  figureLabels: (words) => [words.changes, words.average],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./filter-changes.table.ts"),
};

function draw(answer: MetricAnswer<"filter-changes">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison } = answer;
  const { format } = tools;
  const { rows, total, totalRows } = data;
  const keys = new Set(rows.map((row) => row.filterKey)).size;
  const views = new Set(rows.map((row) => row.view)).size;
  const keysInRows = keys >= views;
  const entries = rows.map(({ view, filterKey, changes, avgValueCount }) => ({
    row: keysInRows ? filterKey : view,
    column: keysInRows ? view : filterKey,
    value: changes,
    detail: avgValueCount,
  }));
  const matrix = createMatrix(entries, rankMatrix(entries));
  return {
    figures: [
      {
        value: format.count(total.changes),
        label: words.changes,
        change: getChange(total.changes, comparison?.total.changes),
      },
      {
        value: format.decimal(total.avgValueCount),
        label: words.average,
        change: getChange(total.avgValueCount, comparison?.total.avgValueCount),
      },
    ],
    picture: (
      <HeatMap
        matrix={matrix}
        highest={matrix.highest}
        caption={words.title}
        rowHead={keysInRows ? words.filter : words.view}
        allColumns={words.all}
        allRows={keysInRows ? words.allKeys : words.allViews}
        detail
        dimensions={keysInRows ? { row: "filterKey", column: "view" } : { row: "view", column: "filterKey" }}
        words={{ value: words.changesColumn, detail: words.averageColumn }}
        tools={tools}
      />
    ),
    legend: <HeatScale highest={matrix.highest} unit={words.changes} tools={tools} />,
    isCut: rows.length < totalRows,
    notes: [
      words.secondLine,
      ...(rows.length < totalRows ? [describeRows(rows.length, totalRows, tools)] : []),
    ],
  };
}
