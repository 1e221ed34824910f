import { getWeekMeans } from "../chart/series.ts";
import { getDirection } from "../chart/time-series.ts";
import { isFigure } from "../format/number.ts";
import type { PanelTools } from "./panel-tools.ts";

/** Whether trends are drawn as 7-day means: days, and enough of them that a week is not most of the picture. */
function isWeekMean({ meta }: PanelTools): boolean {
  return meta.granularity === "day" && (meta.trendStarts?.length ?? 0) >= 14;
}

/** The head of a trend column, which says what is drawn. */
export function getTrendTitle(tools: PanelTools): string {
  return isWeekMean(tools) ? tools.messages.weekMean : tools.messages.trend;
}

/** The values of a trend without granules that are not over: a running day looks like a fall that is none. */
function getFinished(
  trend: readonly (number | null)[] | undefined,
  { meta }: PanelTools,
): readonly (number | null)[] {
  if (trend === undefined || meta.trendStarts === null) return [];
  const starts = meta.trendStarts;
  const asked = Date.parse(meta.queriedAt);
  // From the end, where the running one is: every row of a table draws hundreds of these.
  const isOver = (end: number) => Date.parse(starts[end] ?? meta.timeRange.end) <= asked;
  let { length } = trend;
  while (length > 0 && !isOver(length)) length -= 1;
  return trend.slice(0, length);
}

/** What a sparkline draws: the finished granules, as 7-day means where that is said. */
export function getTrendValues(
  trend: readonly (number | null)[] | undefined,
  tools: PanelTools,
): readonly (number | null)[] {
  const finished = getFinished(trend, tools);
  return isWeekMean(tools) ? getWeekMeans(finished).slice(6) : finished;
}

/** A trend in words. */
export function describeTrend(values: readonly (number | null)[], { messages, format }: PanelTools): string {
  const known = values.filter(isFigure);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return messages.noData;
  return messages.describeTrend(format.count(first), format.count(last), messages[getDirection(values)]);
}
