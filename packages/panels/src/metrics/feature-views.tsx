"use client";

import type { MetricAnswer, MetricData } from "@firsthand/contract";
import { StackCell, type StackPart } from "../chart/bar-cell.tsx";
import { Legend } from "../chart/legend.tsx";
import { rankMatrix } from "../chart/matrix.ts";
import { isFigure } from "../format/number.ts";
import { ChangeMark, getChange } from "../panel/change.tsx";
import { CountCell } from "../panel/count-cell.tsx";
import { FilterButton } from "../panel/filter-button.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import { getNameText, isolateName, Name } from "../panel/name.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { getOthers, joinNames } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { RankedSkeleton } from "../panel/skeleton.tsx";

type Data = MetricData<"feature-views">;

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
  otherSurfaces: (n: number, text: string) => `${text} other ${n === 1 ? "surface" : "surfaces"}`,
  topFeatures: (shown: string, all: string) => `top ${shown} of ${all} features`,
  allFeatures: (n: number, text: string) => `all ${text} ${n === 1 ? "feature" : "features"}`,
  pairsLeftOut: (text: string) => `${text} rarer combinations of feature and surface are in no row`,
};

type Words = typeof featureViewsWords;

/** Props of {@link FeatureViewsPanel}. */
export type FeatureViewsPanelProps = PanelProps<"feature-views">;

interface Feature {
  readonly name: string | null;
  readonly views: number;
  readonly before: number | null;
  readonly parts: readonly StackPart[];
}

const FEATURES_SHOWN = 10;
const SURFACES_SHOWN = 5;

/**
 * Features ranked by views over all surfaces, each bar stacked by surface. Views add up over surfaces; users would not, and are not shown. Asks for 200
 * combinations, of which the 10 largest features are drawn. Empty when there is no row.
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
  rows: FEATURES_SHOWN,
  figureLabels: (words) => [words.viewsLabel],
  isEmpty: (data) => data.rows.length === 0,
  draw,
  loadTable: () => import("./feature-views.table.ts"),
};

function draw(answer: MetricAnswer<"feature-views">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison } = answer;
  const { format, messages } = tools;
  const { total, totalRows } = data;
  const order = rankMatrix(
    data.rows.map((row) => ({ row: row.feature, column: row.surface, value: row.views })),
    { rows: FEATURES_SHOWN, columns: SURFACES_SHOWN },
  );
  const features = order.rows.map((name) => getFeature(name, data, comparison, order.columns, tools));
  const highest = Math.max(1, ...features.map((feature) => feature.views));
  const leftOut = Math.max(0, totalRows - data.rows.length);
  const allFeatures = order.rows.length + order.hiddenRows;
  const { value: othersViews } = getOthers(
    total.views,
    features.map((feature) => feature.views),
    allFeatures,
  );
  const hasOthers = order.hiddenRows > 0 || leftOut > 0;
  const columns: RankedColumn<Feature>[] = [
    {
      id: "name",
      title: words.feature,
      kind: "name",
      cell: ({ name }) => (
        <FilterButton dimension="feature" value={name}>
          <Name name={name} messages={messages} />
        </FilterButton>
      ),
      others: messages.others(order.hiddenRows, leftOut > 0 ? "" : format.count(order.hiddenRows)).trim(),
    },
    {
      id: "value",
      title: words.views,
      kind: "figure",
      sorted: true,
      cell: ({ views }) => <CountCell value={views} tools={tools} />,
      others: <CountCell value={othersViews} tools={tools} />,
    },
    {
      id: "bar",
      title: words.bar,
      kind: "picture",
      cell: ({ parts }) => <StackCell parts={parts} highest={highest} />,
    },
  ];
  if (comparison !== undefined) {
    columns.push({
      id: "change",
      title: messages.change,
      kind: "figure",
      cell: ({ views, before }) => (
        <ChangeMark change={getChange(views, before) ?? { kind: "unknown" }} tools={tools} />
      ),
    });
  }
  const surfaces = order.columns.map((name, i) => ({
    kind: `c${i + 1}`,
    name: (
      <FilterButton dimension="surface" value={name}>
        <Name name={name} messages={messages} />
      </FilterButton>
    ),
    id: joinNames(name),
  }));
  const rest = {
    kind: "c0",
    name: words.otherSurfaces(order.hiddenColumns, format.count(order.hiddenColumns)),
    id: "rest",
  };
  const shown = format.count(features.length);
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
        rows={features}
        rowKey={({ name }) => joinNames(name)}
        hasOthers={hasOthers}
      />
    ),
    legend: <Legend items={order.hiddenColumns > 0 ? [...surfaces, rest] : surfaces} />,
    notes: [
      order.hiddenRows > 0
        ? words.topFeatures(shown, format.count(allFeatures))
        : words.allFeatures(features.length, shown),
      ...(leftOut > 0 ? [words.pairsLeftOut(format.count(leftOut))] : []),
    ],
  };
}

function getFeature(
  name: string | null,
  data: Data,
  comparison: Data | undefined,
  surfaces: readonly (string | null)[],
  { format, messages }: PanelTools,
): Feature {
  const own = data.rows.filter((row) => row.feature === name);
  const values = own.map((row) => ({ surface: row.surface, value: isFigure(row.views) ? row.views : 0 }));
  const part = (surface: string | null, color: number) => {
    const value = values.find((candidate) => candidate.surface === surface)?.value ?? 0;
    return {
      id: joinNames(surface),
      value,
      color,
      title: `${isolateName(getNameText(surface, messages))}: ${format.count(value)}`,
    };
  };
  const named = surfaces.map((surface, i) => part(surface, i + 1));
  const rest = values
    .filter(({ surface }) => !surfaces.includes(surface))
    .reduce((sum, { value }) => sum + value, 0);
  const before = comparison?.rows.filter((row) => row.feature === name).map((row) => row.views);
  return {
    name,
    views: values.reduce((sum, { value }) => sum + value, 0),
    before: before?.every(isFigure) === true ? before.reduce((sum, value) => sum + value, 0) : null,
    parts: [...named, { id: "rest", value: rest, color: 0, title: format.count(rest) }],
  };
}
