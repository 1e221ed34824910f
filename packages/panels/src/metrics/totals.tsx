"use client";

import type { MetricAnswer } from "@firsthand/contract";
import { Sparkline } from "../chart/sparkline.tsx";
import { getChange, markChange } from "../panel/change.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { StripSkeleton } from "../panel/skeleton.tsx";
import { describeTrend, getTrendTitle, getTrendValues } from "../panel/trend-values.ts";
import { getShownMeasures, measures } from "./totals.measures.ts";

/** The English words of {@link TotalsPanel}. */
export const totalsWords = {
  title: "Totals",
  question: "How much is the product used?",
  empty: "Users, sessions and events appear here.",
  measure: "Measure",
  anonymousUsers: "Anonymous users",
  sessions: "Sessions",
  events: "Events",
  activeOrgs: "Active organisations",
  value: "Number",
};

type Words = typeof totalsWords;

/** Props of {@link TotalsPanel}. */
export type TotalsPanelProps = PanelProps<"totals">;

/**
 * A strip of numbers with their trends. Active organisations are counted in platform scope only, and elsewhere are not shown. Asks for trends. Empty when
 * every number is 0 or missing.
 */
export function TotalsPanel(props: TotalsPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"totals", Words> = {
  metric: "totals",
  words: totalsWords,
  layout: "strip",
  Skeleton: StripSkeleton,
  params: { trend: true },
  figureLabels: () => [],
  isEmpty: (data) => measures.every((measure) => !data[measure]),
  draw,
  loadTable: () => import("./totals.table.ts"),
};

function draw(answer: MetricAnswer<"totals">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison, meta } = answer;
  const { format } = tools;
  const shown = getShownMeasures(meta);
  return {
    figures: [],
    picture: (
      <dl className={`fh-totals fh-totals--${shown.length}`}>
        {shown.map((measure) => {
          const change = getChange(data[measure], comparison?.[measure]);
          const values = getTrendValues(data.trend?.[measure], tools);
          return (
            <div className="fh-total" key={measure}>
              <dt className="fh-total__label">{words[measure]}</dt>
              <dd className="fh-total__figure">
                <bdi className="fh-total__value">{format.count(data[measure])}</bdi>
                {change && markChange(change, tools, true)}
              </dd>
              {values.length >= 4 && (
                <dd className="fh-total__trend">
                  <Sparkline values={values} label={describeTrend(values, tools)} height={32} hasDot />
                  <span className="fh-total__axis">{getTrendTitle(tools)}</span>
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    ),
    notes: [],
  };
}
