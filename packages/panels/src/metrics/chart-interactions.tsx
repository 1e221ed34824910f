"use client";

import type { MetricAnswer } from "@firsthand/contract";
import { HeatMap, HeatScale } from "../chart/heat-map.tsx";
import { createMatrix, rankMatrix } from "../chart/matrix.ts";
import { getChange } from "../panel/change.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows, joinNames } from "../panel/ranked.ts";
import { HeatSkeleton } from "../panel/skeleton.tsx";

/** The English words of {@link ChartInteractionsPanel}. */
export const chartInteractionsWords = {
  title: "Chart interactions",
  question: "Which chart actions are used, by chart and surface?",
  empty: "Actions by chart and surface appear here.",
  interactions: "interactions",
  sessions: "sessions with one",
  chart: "Chart",
  action: "Action",
  surface: "Surface",
  interactionsColumn: "Interactions",
  sessionsColumn: "Sessions",
  all: "all",
  allCharts: "all charts",
  caption: "interactions by chart and action",
  oneScale: "one scale for all surfaces",
  // Never one: it is drawn in the place of what tells of it.
  surfacesLeftOut: (_n: number, text: string) => `${text} more surfaces not drawn`,
};

type Words = typeof chartInteractionsWords;

/** Props of {@link ChartInteractionsPanel}. */
export type ChartInteractionsPanelProps = PanelProps<"chart-interactions">;

const SURFACES_SHOWN = 6;
const limits = { rows: 10, columns: 6 };
const dimensions = { row: "chart", column: "action", title: "surface" } as const;

/**
 * One heat map of charts and actions for each surface, all with the same order and colour scale; totals stand at the edges. Maps have the same rows and columns
 * unless one of them would be mostly empty: each has its own then. Asks for 200 combinations. Empty when there is no row.
 */
export function ChartInteractionsPanel(props: ChartInteractionsPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"chart-interactions", Words> = {
  metric: "chart-interactions",
  words: chartInteractionsWords,
  layout: "heat",
  Skeleton: HeatSkeleton,
  params: { limit: 200 },
  figureLabels: (words) => [words.interactions, words.sessions],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./chart-interactions.table.ts"),
};

function draw(answer: MetricAnswer<"chart-interactions">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison } = answer;
  const { format } = tools;
  const { rows, total, totalRows } = data;
  const entries = rows.map(({ chart, action, surface, interactions }) => ({
    row: chart,
    column: action,
    surface,
    value: interactions,
  }));
  const order = rankMatrix(entries, limits);
  // Ranked by the same rule as rows and columns.
  const surfaces = rankMatrix(
    entries.map((entry) => ({ ...entry, row: entry.surface })),
    { rows: SURFACES_SHOWN, columns: 1 },
  );
  const drawn = surfaces.rows.map((surface) => {
    const own = entries.filter((entry) => entry.surface === surface);
    return { surface, own, ownOrder: rankMatrix(own, limits, entries) };
  });
  const isShared = drawn.every(
    ({ ownOrder: { rows, columns } }) =>
      rows.length * 2 >= order.rows.length && columns.length * 2 >= order.columns.length,
  );
  const multiples = drawn.map(({ surface, own, ownOrder }) => ({
    surface,
    matrix: createMatrix(own, isShared ? order : ownOrder),
  }));
  const highest = Math.max(0, ...multiples.map(({ matrix }) => matrix.highest));
  // In a third of the panel there is no room for names of rows in each map, nor for the words over more columns.
  const mapsBeside = isShared && order.columns.length <= 5 ? 3 : 2;
  return {
    figures: [
      {
        value: format.count(total.interactions),
        label: words.interactions,
        change: getChange(total.interactions, comparison?.total.interactions),
      },
      {
        value: format.count(total.sessions),
        label: words.sessions,
        change: getChange(total.sessions, comparison?.total.sessions),
      },
    ],
    picture: (
      <div className={`fh-multiples fh-multiples--${Math.min(mapsBeside, multiples.length)}`}>
        {multiples.map(({ surface, matrix }) => (
          <HeatMap
            key={joinNames(surface)}
            matrix={matrix}
            highest={highest}
            title={surface}
            caption={words.caption}
            rowHead={words.chart}
            allColumns={words.all}
            allRows={words.allCharts}
            dimensions={dimensions}
            words={{ value: words.interactionsColumn }}
            tools={tools}
          />
        ))}
      </div>
    ),
    legend: <HeatScale highest={highest} unit={words.interactions} tools={tools} />,
    isCut: rows.length < totalRows,
    notes: [
      ...(multiples.length > 1 ? [words.oneScale] : []),
      ...(surfaces.hiddenRows > 0
        ? [words.surfacesLeftOut(surfaces.hiddenRows, format.count(surfaces.hiddenRows))]
        : []),
      ...(rows.length < totalRows ? [describeRows(rows.length, totalRows, tools)] : []),
    ],
  };
}
