"use client";

import type { MetricAnswer, MetricData } from "@firsthand/contract";
import { BarCell } from "../chart/bar-cell.tsx";
import { Sparkline } from "../chart/sparkline.tsx";
import { getChange, markChange } from "../panel/change.tsx";
import { writeCount } from "../panel/count-cell.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows, getOthers, indexRows, joinNames } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { RankedSkeleton } from "../panel/skeleton.tsx";
import { describeTrend, getTrendTitle, getTrendValues } from "../panel/trend-values.ts";

type Row = MetricData<"top-routes">["rows"][number];

/** The English words of {@link TopRoutesPanel}. */
export const topRoutesWords = {
  title: "Top routes",
  question: "Which parts of the product are used most?",
  empty: "Routes by page views appear here.",
  route: "Route",
  events: "Views",
  pageViews: "page views",
  sessions: "Sessions",
  users: "Users",
  bar: "Views against the largest row",
};

type Words = typeof topRoutesWords;

/** Props of {@link TopRoutesPanel}. */
export type TopRoutesPanelProps = PanelProps<"top-routes">;

/**
 * Routes ranked by page views, with sessions, users, trend and change. What does not fit under the limit is one row, whose views are the total minus
 * those shown; its sessions and users overlap and are not told. Asks for 10 rows and their trends. Empty when there is no row.
 */
export function TopRoutesPanel(props: TopRoutesPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"top-routes", Words> = {
  metric: "top-routes",
  words: topRoutesWords,
  layout: "ranked",
  Skeleton: RankedSkeleton,
  params: { limit: 10, trend: true },
  figureLabels: (words) => [words.pageViews],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./top-routes.table.ts"),
};

const keyOf = (row: Row) => joinNames(row.routePattern);

function draw(answer: MetricAnswer<"top-routes">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison } = answer;
  const { format, messages } = tools;
  const { rows, total, totalRows } = data;
  const highest = Math.max(0, ...rows.map((row) => row.events ?? 0));
  const before = indexRows(comparison, keyOf, tools);
  const others = getOthers(
    total.events,
    rows.map((row) => row.events),
    totalRows,
  );
  const columns: RankedColumn<Row>[] = [
    {
      id: "name",
      title: words.route,
      kind: "name",
      cell: (row) => ({ name: row.routePattern, form: "route", dimension: "routePattern" }),
      others: messages.others(others.count, format.count(others.count)),
    },
    {
      id: "value",
      title: words.events,
      kind: "figure",
      sorted: true,
      cell: (row) => writeCount(row.events, tools),
      others: writeCount(others.value, tools),
    },
    {
      id: "bar",
      title: words.bar,
      titleHidden: true,
      kind: "picture",
      cell: (row) => <BarCell value={row.events} highest={highest} />,
    },
    {
      id: "sessions",
      title: words.sessions,
      kind: "figure",
      cell: (row) => writeCount(row.sessions, tools),
    },
    {
      id: "users",
      title: words.users,
      kind: "figure",
      cell: (row) => writeCount(row.anonymousUsers, tools),
    },
  ];
  if (total.trend !== undefined || rows.some((row) => row.trend !== undefined)) {
    columns.push({
      id: "trend",
      title: getTrendTitle(tools),
      kind: "picture",
      cell: (row) => {
        const values = getTrendValues(row.trend, tools);
        return <Sparkline values={values} label={describeTrend(values, tools)} />;
      },
    });
  }
  if (before !== null) {
    columns.push({
      id: "change",
      title: messages.change,
      kind: "figure",
      cell: (row) => markChange(getChange(row.events, before.get(keyOf(row))?.events), tools),
    });
  }
  return {
    figures: [
      {
        value: format.count(total.events),
        label: words.pageViews,
        change: getChange(total.events, comparison?.total.events),
      },
    ],
    picture: (
      <RankedTable
        name="routes"
        caption={words.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        hasOthers={others.count > 0}
      />
    ),
    isCut: others.count > 0,
    notes: [describeRows(rows.length, totalRows, tools)],
  };
}
