"use client";

import type { MetricAnswer, MetricData } from "@firsthand/contract";
import type { Marker } from "../chart/histogram.ts";
import { HistogramChart } from "../chart/histogram-chart.tsx";
import { RangeLegend } from "../chart/legend.tsx";
import { isFigure } from "../format/number.ts";
import { getChange } from "../panel/change.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { PlotSkeleton } from "../panel/skeleton.tsx";
import { tellBin } from "./session-duration.bin.ts";

type Data = MetricData<"session-duration">;

/** The English words of {@link SessionDurationPanel}. */
export const sessionDurationWords = {
  title: "Session duration",
  question: "How long do sessions last, and what happens in them?",
  empty: "Sessions by duration appear here once they end.",
  average: "average",
  pages: "pages a session",
  interactions: "interactions a session",
  sessions: "sessions",
  ended: (n: number | null, text: string) => `${text} ended ${n === 1 ? "session" : "sessions"}`,
  durations: "Duration",
  between: (from: string, to: string) => `${from} to ${to}`,
  binUnit: "from, ms",
  previous: "Compared",
  describe: (p: { range: string; timeZone: string; sessions: string; markers: string }) =>
    `Sessions by duration, ${p.range}, ${p.timeZone}. ${p.sessions}. ${p.markers}.`,
};

type Words = typeof sessionDurationWords;

/** Props of {@link SessionDurationPanel}. */
export type SessionDurationPanelProps = PanelProps<"session-duration">;

/**
 * Ended sessions by duration on a logarithmic axis, the comparison as an outline, the percentiles marked; averages as headline. Empty when no session
 * ended in the range.
 */
export function SessionDurationPanel(props: SessionDurationPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"session-duration", Words> = {
  metric: "session-duration",
  words: sessionDurationWords,
  layout: "histogram",
  Skeleton: PlotSkeleton,
  figureLabels: (words) => [words.average, words.pages, words.interactions],
  isEmpty: (data) => !data.sessions,
  draw,
  loadTable: () => import("./session-duration.table.ts"),
};

function draw(
  { data, comparison }: MetricAnswer<"session-duration">,
  tools: PanelTools,
  words: Words,
): PanelView {
  const { format, meta, rangeText } = tools;
  const markers = getMarkers(data);
  const ended = words.ended(data.sessions, format.count(data.sessions));
  return {
    figures: [
      {
        value: format.duration(data.avgDurationMs),
        label: words.average,
        change: getChange(data.avgDurationMs, comparison?.avgDurationMs),
      },
      {
        value: format.decimal(data.avgPagesViewed),
        label: words.pages,
        change: getChange(data.avgPagesViewed, comparison?.avgPagesViewed),
      },
      {
        value: format.decimal(data.avgInteractions),
        label: words.interactions,
        change: getChange(data.avgInteractions, comparison?.avgInteractions),
      },
    ],
    picture: (
      <HistogramChart
        bins={data.histogram}
        previous={comparison ?? null}
        markers={markers}
        unit={words.sessions}
        tellBin={(bin) => tellBin(bin, tools, words)}
        tellValue={words.ended}
        label={words.describe({
          range: rangeText,
          timeZone: meta.timeZone,
          sessions: ended,
          markers: markers.map(({ name, durationMs }) => `${name} ${format.duration(durationMs)}`).join(", "),
        })}
        tools={tools}
      />
    ),
    legend: <RangeLegend kind="bin" tools={tools} />,
    isRangeInLegend: true,
    notes: [ended],
  };
}

/** The percentiles; those that are the same duration are one marker. */
function getMarkers(data: Data): Marker[] {
  const markers: { name: string; durationMs: number }[] = [];
  for (const name of ["p50", "p75", "p90", "p95"] as const) {
    const durationMs = data[`${name}DurationMs`];
    const last = markers.at(-1);
    if (last !== undefined && last.durationMs === durationMs) last.name = `${last.name.slice(0, 3)}–${name}`;
    else if (isFigure(durationMs)) markers.push({ name, durationMs });
  }
  return markers;
}
