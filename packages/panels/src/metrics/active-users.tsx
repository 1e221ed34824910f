"use client";

import type { MetricAnswer } from "@firsthand/contract";
import { AnnotationKey } from "../chart/annotation-marks.tsx";
import { RangeLegend } from "../chart/legend.tsx";
import { nameGranule } from "../chart/tell-point.ts";
import { TimeChart } from "../chart/time-chart.tsx";
import { isGap, summarise, type TimePoint } from "../chart/time-series.ts";
import { getChange } from "../panel/change.tsx";
import { MetricPanel } from "../panel/metric-panel.tsx";
import type { PanelDefinition, PanelView } from "../panel/panel-definition.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { PlotSkeleton } from "../panel/skeleton.tsx";
import { type Course, getCourse } from "./active-users.course.ts";

/** The English words of {@link ActiveUsersPanel}. */
export const activeUsersWords = {
  title: "Active users",
  question: "How many anonymous users are active?",
  empty: "Users over time appear here.",
  users: "users",
  userCount: (n: number, text: string) => `${text} ${n === 1 ? "user" : "users"}`,
  usersIn: (period: string) => `users ${period}`,
  mean: "on average",
  meanPer: (granule: string) => `a${granule === "hour" ? "n" : ""} ${granule} on average`,
  time: "Time",
  previous: "Compared",
};

type Words = typeof activeUsersWords;

/** Props of {@link ActiveUsersPanel}. */
export type ActiveUsersPanelProps = PanelProps<"active-users">;

/**
 * Anonymous users per granule as an area from zero, the comparison dashed behind it. A granule without any event is a gap, the running one is
 * dotted. The first number is its own count over the range, the second the mean of the complete granules that have data.
 * Empty when no user was active in the whole range.
 */
export function ActiveUsersPanel(props: ActiveUsersPanelProps) {
  return <MetricPanel definition={definition} props={props} />;
}

const definition: PanelDefinition<"active-users", Words> = {
  metric: "active-users",
  words: activeUsersWords,
  layout: "series",
  Skeleton: PlotSkeleton,
  figureLabels: (words) => [words.users, words.mean],
  isEmpty: (data) => !(data.total.anonymousUsers ?? 0) && data.points.every((point) => !point.anonymousUsers),
  draw,
  loadTable: () => import("./active-users.table.ts"),
};

function draw(answer: MetricAnswer<"active-users">, tools: PanelTools, words: Words): PanelView {
  const { data, comparison, meta } = answer;
  const { format, messages } = tools;
  const granule = messages.granules[meta.granularity];
  const course = getCourse(answer, tools);
  const { points, previous, annotations } = course;
  const unit = messages.perGranule(words.users, granule);
  const mean = getMean(points);
  return {
    figures: [
      {
        value: format.count(data.total.anonymousUsers),
        label: words.usersIn(getPeriod(tools)),
        change: getChange(data.total.anonymousUsers, comparison?.total.anonymousUsers),
      },
      ...(points.length > 1 && mean !== null
        ? [
            {
              value: format.count(mean),
              label: words.meanPer(granule),
              change: getChange(mean, previous === null ? undefined : getMean(previous)),
            },
          ]
        : []),
    ],
    picture: (
      <TimeChart
        {...course}
        unit={unit}
        tellValue={words.userCount}
        label={describe(course, unit, tools)}
        tools={tools}
      />
    ),
    legend: (
      <>
        <RangeLegend kind="line" tools={tools} />
        <AnnotationKey places={annotations} />
      </>
    ),
    isRangeInLegend: true,
    notes: getGapNotes(points, tools),
  };
}

/** The mean of the complete granules that have data; null when there is none. */
function getMean(points: readonly TimePoint[]): number | null {
  const values = points.flatMap(({ value, complete }) => (complete && value !== null ? [value] : []));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function getPeriod({ messages, format, meta }: PanelTools): string {
  const lengthMs = Date.parse(meta.timeRange.end) - Date.parse(meta.timeRange.start);
  const hours = Math.round(lengthMs / 3_600_000);
  if (hours < 23) return messages.inHours(hours, format.count(hours));
  const days = format.days(meta.timeRange);
  return messages.inDays(days, format.count(days));
}

function getGapNotes(points: readonly TimePoint[], tools: PanelTools): string[] {
  const { format, messages, meta } = tools;
  // What is no longer kept may well have been received; the foot says since when events are kept.
  const missing = points.filter(
    (point) => isGap(point, meta.queriedAt) && Date.parse(point.start) >= Date.parse(meta.readableSince),
  );
  const { length } = missing;
  if (length > 2) {
    return [messages.noDataFor(length, format.count(length), messages.granules[meta.granularity])];
  }
  // An hour that the clocks repeat has the name of the one before.
  return [...new Set(missing.map(({ start }) => messages.noDataAt(nameGranule(points, start, tools))))];
}

function describe({ points, annotations }: Course, name: string, tools: PanelTools): string {
  const { format, messages, meta, rangeText } = tools;
  const summary = summarise(points);
  const nameOf = (start = "") => nameGranule(points, start, tools);
  if (summary === null) return messages.inZone(`${name}, ${rangeText}`, meta.timeZone);
  const { highest, lowest, direction } = summary;
  const marked = annotations.map(({ index, label }) => `${label} (${nameOf(points[index]?.start)})`);
  const series = messages.describeSeries({
    name,
    range: rangeText,
    timeZone: meta.timeZone,
    highest: format.count(highest.value),
    highestAt: nameOf(highest.start),
    lowest: format.count(lowest.value),
    lowestAt: nameOf(lowest.start),
    trend: messages[direction],
  });
  return marked.length === 0 ? series : `${series} ${messages.annotations(marked.join(", "))}`;
}
