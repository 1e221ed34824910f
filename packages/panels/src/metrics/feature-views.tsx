"use client";

import type { MetricAnswer } from "@firsthand/contract";
import { StackCell, type StackPart, tellParts } from "../chart/bar-cell.tsx";
import { Legend } from "../chart/legend.tsx";
import { rankMatrix } from "../chart/matrix.ts";
import { ArrangementPicker } from "../panel/arrangement-picker.tsx";
import { type Change, getChange, markChange, tellChange } from "../panel/change.tsx";
import { writeCount } from "../panel/count-cell.tsx";
import { FilterButton } from "../panel/filter-button.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import { getNameText, isolateName, Name } from "../panel/name.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { getOthers, joinNames } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { RankedSkeleton } from "../panel/skeleton.tsx";
import { getSumChange } from "../panel/sum-change.ts";

/** The English words of {@link FeatureViewsPanel}. */
export const featureViewsWords = {
  title: "Feature views",
  question: "Which features are viewed most, and where?",
  empty: "Features by views and surface appear here.",
  feature: "Feature",
  surface: "Surface",
  views: "Views",
  users: "Users",
  viewsLabel: "views",
  bar: "Views by surface",
  // Never one, which would have its name.
  otherSurfaces: (_n: number, text: string) => `${text} other surfaces`,
  topFeatures: (shown: string, all: string) => `top ${shown} of ${all} features`,
  allFeatures: (n: number, text: string) => (n === 1 ? "one feature" : `all ${text} features`),
  barByFeature: "Views by feature",
  pairsLeftOut: (text: string) => `${text} rarer combinations of feature and surface are in no row`,
};

type Words = typeof featureViewsWords;

/** Props of {@link FeatureViewsPanel}. */
export type FeatureViewsPanelProps = PanelProps<"feature-views">;

interface Bar {
  readonly name: string | null;
  readonly views: number;
  readonly change: Change;
  readonly parts: readonly StackPart[];
}

const ROWS_SHOWN = 10;
const PARTS_SHOWN = 5;

/** What stands in the rows, and what their bars are stacked by. */
const arrangements = [
  ["feature", "surface"],
  ["surface", "feature"],
] as const;

/**
 * Features ranked by views over all surfaces, each bar stacked by surface, or the other way round. Views add up over surfaces; users would not, and are
 * not shown. Asks for 200 combinations, of which the 10 largest features are drawn. Empty when there is no row.
 */
export function FeatureViewsPanel(props: FeatureViewsPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"feature-views", Words> = {
  metric: "feature-views",
  words: featureViewsWords,
  layout: "ranked",
  Skeleton: RankedSkeleton,
  params: { limit: 200 },
  rows: ROWS_SHOWN,
  arrangements: {
    Picker: ArrangementPicker,
    titles: (words) => [words.feature, words.surface],
    rows: ROWS_SHOWN,
    load: async () => ({ drawArranged: draw }),
  },
  figureLabels: (words) => [words.viewsLabel],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./feature-views.table.ts"),
};

function draw(
  answer: MetricAnswer<"feature-views">,
  tools: PanelTools,
  words: Words,
  arrangement = 0,
): PanelView {
  const { data, comparison } = answer;
  const { format, messages } = tools;
  const { total, totalRows } = data;
  const names = arrangements[arrangement] ?? arrangements[0];
  const [first, second] = names;
  const isByFeature = first === "feature";
  const order = rankMatrix(
    data.rows.map((row) => ({ row: row[first], column: row[second], value: row.views })),
    { rows: ROWS_SHOWN, columns: PARTS_SHOWN },
  );
  const bars = order.rows.map((name) => getBar(name, names, answer, order.columns, tools));
  const highest = Math.max(1, ...bars.map(({ views }) => views));
  const leftOut = Math.max(0, totalRows - data.rows.length);
  const allBars = order.rows.length + order.hiddenRows;
  const { value: othersViews } = getOthers(
    total.views,
    bars.map(({ views }) => views),
    allBars,
  );
  const hasOthers = order.hiddenRows > 0 || leftOut > 0;
  const columns: RankedColumn<Bar>[] = [
    {
      id: "name",
      title: words[first],
      kind: "name",
      cell: ({ name }) => ({ name, dimension: first }),
      others: messages.others(order.hiddenRows, leftOut > 0 ? "" : format.count(order.hiddenRows)).trim(),
    },
    {
      id: "value",
      title: words.views,
      kind: "figure",
      sorted: true,
      cell: ({ views }) => writeCount(views, tools),
      others: writeCount(othersViews, tools),
    },
    {
      id: "bar",
      title: isByFeature ? words.bar : words.barByFeature,
      kind: "picture",
      cell: ({ parts }) => <StackCell parts={parts} highest={highest} />,
      hint: ({ parts }) => tellParts(parts),
    },
  ];
  if (bars.some(({ change }) => tellChange(change, tools) !== null)) {
    columns.push({
      id: "change",
      title: messages.change,
      kind: "figure",
      cell: ({ change }) => markChange(change, tools),
    });
  }
  const parts = order.columns.map((name, i) => ({
    kind: `c${getColor(i)}`,
    name: (
      <FilterButton dimension={second} value={name}>
        <Name name={name} messages={messages} />
      </FilterButton>
    ),
    id: joinNames(name),
  }));
  const rest = {
    kind: "c0",
    name: (isByFeature ? words.otherSurfaces : messages.others)(
      order.hiddenColumns,
      format.count(order.hiddenColumns),
    ),
    id: "rest",
  };
  const shown = format.count(bars.length);
  return {
    figures: [
      {
        value: format.count(total.views),
        label: words.viewsLabel,
        change: getChange(total.views, comparison?.total.views),
      },
    ],
    picture: (
      <RankedTable
        name="features"
        caption={words.title}
        columns={columns}
        rows={bars}
        rowKey={({ name }) => joinNames(name)}
        hasOthers={hasOthers}
      />
    ),
    legend: <Legend items={order.hiddenColumns > 0 ? [...parts, rest] : parts} />,
    isCut: hasOthers,
    notes: [
      order.hiddenRows > 0
        ? (isByFeature ? words.topFeatures : messages.topOf)(shown, format.count(allBars))
        : (isByFeature ? words.allFeatures : messages.allOf)(bars.length, shown),
      ...(leftOut > 0 ? [words.pairsLeftOut(format.count(leftOut))] : []),
    ],
  };
}

function getBar(
  name: string | null,
  [first, second]: (typeof arrangements)[number],
  { data, comparison }: MetricAnswer<"feature-views">,
  columns: readonly (string | null)[],
  tools: PanelTools,
): Bar {
  const { format, messages } = tools;
  const own = data.rows.filter((row) => row[first] === name);
  const parts = columns.flatMap((column, i) => {
    const value = sum(own.filter((row) => row[second] === column));
    if (value === 0) return [];
    const title = `${isolateName(getNameText(column, messages))}: ${format.count(value)}`;
    return [{ id: joinNames(column), value, color: getColor(i), title }];
  });
  const rest = sum(own.filter((row) => !columns.includes(row[second])));
  const views = sum(own);
  return {
    name,
    views,
    change:
      comparison === undefined
        ? { kind: "unknown" }
        : getSumChange(
            views,
            {
              own: comparison.rows.filter((row) => row[first] === name).map((row) => row.views),
              all: comparison.rows.map((row) => row.views),
              total: comparison.total.views,
            },
            tools,
          ),
    parts: rest > 0 ? [...parts, { id: "rest", value: rest, color: 0, title: format.count(rest) }] : parts,
  };
}

/** The one that stands where the rest would has its colour. */
function getColor(index: number): number {
  return (index + 1) % (PARTS_SHOWN + 1);
}

function sum(rows: readonly { readonly views: number | null }[]): number {
  return rows.reduce((all, { views }) => all + (views ?? 0), 0);
}
