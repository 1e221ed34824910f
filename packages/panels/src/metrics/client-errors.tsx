"use client";

import type { MetricAnswer, MetricData } from "@firsthand/contract";
import { BarCell } from "../chart/bar-cell.tsx";
import { SparkBars } from "../chart/spark-bars.tsx";
import { isFigure } from "../format/number.ts";
import { ArrangementPicker } from "../panel/arrangement-picker.tsx";
import { getChange, markChange } from "../panel/change.tsx";
import { writeCount } from "../panel/count-cell.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows, getOthers, indexRows, joinNames } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { RankedSkeleton } from "../panel/skeleton.tsx";
import { getFinished } from "../panel/trend-values.ts";
import { GROUPS_SHOWN, getErrorFigures } from "./client-errors.figures.ts";

type Row = MetricData<"client-errors">["rows"][number];

/** The English words of {@link ClientErrorsPanel}. */
export const clientErrorsWords = {
  title: "Client errors",
  question: "Which errors do people run into, and where?",
  empty: "Errors by class and route appear here.",
  errorClass: "Error class",
  route: "Route",
  boundary: "Boundary",
  errors: "Errors",
  errorsLabel: (n: number | null): string => (n === 1 ? "error" : "errors"),
  users: "Affected",
  affected: "affected users",
  affectedUsers: (n: number | null, text: string) => `${text} ${n === 1 ? "user" : "users"}`,
  newErrors: (range: string) => `new, none in ${range}`,
  newErrorsShown: (range: string) => `new among those shown, none in ${range}`,
  bar: "Errors against the largest row",
  perGranule: (granule: string) => `Per ${granule}`,
  bars: (head: string, some: string, all: string, peak: string) =>
    `${head}: in ${some} of ${all}, at most ${peak}`,
  each: "Each",
  rarerLeftOut: (text: string) => `${text} rarer errors are in no row`,
};

type Words = typeof clientErrorsWords;

/** Props of {@link ClientErrorsPanel}. */
export type ClientErrorsPanelProps = PanelProps<"client-errors">;

/**
 * Errors ranked by class, route and boundary, with the users they affect and a bar a granule. "new" marks those that did not occur in the comparison.
 * Asks for 10 rows and their trends; added up by class, route or boundary, for 1,000 rows. Empty when there is no row, which is good news.
 */
export function ClientErrorsPanel(props: ClientErrorsPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"client-errors", Words> = {
  metric: "client-errors",
  words: clientErrorsWords,
  layout: "ranked",
  Skeleton: RankedSkeleton,
  params: { limit: 10, trend: true },
  arrangements: {
    Picker: ArrangementPicker,
    titles: (words) => [words.each, words.errorClass, words.route, words.boundary],
    params: { limit: 1_000, trend: false },
    rows: GROUPS_SHOWN,
    load: () => import("./client-errors.groups.tsx"),
  },
  figureLabels: (words) => [words.errorsLabel(0), words.affected],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./client-errors.table.ts"),
};

const keyOf = (row: Row) => joinNames(row.routePattern, row.boundary, row.errorClass);

function draw(answer: MetricAnswer<"client-errors">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison, meta } = answer;
  const { format, messages, comparisonText } = tools;
  const { rows, total, totalRows } = data;
  const highest = Math.max(0, ...rows.map((row) => row.errors ?? 0));
  const before = indexRows(comparison, keyOf, tools);
  const isNew = (row: Row) => (row.errors ?? 0) > 0 && before?.get(keyOf(row))?.errors === 0;
  const newRows = rows.filter(isNew);
  const others = getOthers(
    total.errors,
    rows.map((row) => row.errors),
    totalRows,
  );
  const columns: RankedColumn<Row>[] = [
    {
      id: "name",
      title: words.errorClass,
      kind: "name",
      cell: (row) => ({
        name: row.errorClass,
        form: "code",
        dimension: "errorClass",
        tag: isNew(row) && comparisonText !== null && (
          <span className="fh-tag" title={messages.isNewLong(comparisonText)}>
            {messages.isNew}
          </span>
        ),
      }),
      others: messages.others(others.count, format.count(others.count)),
    },
    {
      id: "route",
      title: words.route,
      kind: "name",
      cell: (row) => ({ name: row.routePattern, form: "route", dimension: "routePattern" }),
    },
    {
      id: "boundary",
      title: words.boundary,
      kind: "name",
      cell: (row) => ({ name: row.boundary, dimension: "boundary" }),
    },
    {
      id: "value",
      title: words.errors,
      kind: "figure",
      sorted: true,
      cell: (row) => writeCount(row.errors, tools),
      others: writeCount(others.value, tools),
    },
    {
      id: "bar",
      title: words.bar,
      titleHidden: true,
      kind: "picture",
      cell: (row) => <BarCell value={row.errors} highest={highest} ofErrors />,
    },
    {
      id: "users",
      title: words.users,
      kind: "figure",
      cell: (row) => writeCount(row.anonymousUsers, tools),
    },
  ];
  if (rows.some((row) => row.trend !== undefined)) {
    const title = words.perGranule(messages.granules[meta.granularity]);
    columns.push({
      id: "trend",
      title,
      kind: "picture",
      cell: (row) => {
        const values = getFinished(row.trend, tools);
        const known = values.filter(isFigure);
        // Rare events have no direction worth telling.
        const label = words.bars(
          title,
          format.count(known.filter(Boolean).length),
          format.count(known.length),
          format.count(Math.max(...known)),
        );
        return <SparkBars values={values} label={label} />;
      },
    });
  }
  if (before !== null) {
    columns.push({
      id: "change",
      title: messages.change,
      kind: "figure",
      // What is new has a tag that says so.
      cell: (row) =>
        markChange(isNew(row) ? undefined : getChange(row.errors, before.get(keyOf(row))?.errors), tools),
    });
  }
  return {
    figures: [
      ...getErrorFigures(answer, tools, words),
      ...(comparisonText !== null && newRows.length > 0
        ? [
            {
              value: format.count(newRows.length),
              label: meta.truncated ? words.newErrorsShown(comparisonText) : words.newErrors(comparisonText),
            },
          ]
        : []),
    ],
    picture: (
      <RankedTable
        name="errors"
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
