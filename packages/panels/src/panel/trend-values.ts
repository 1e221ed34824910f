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
export function getFinished(
  trend: readonly (number | null)[] | undefined,
  { meta }: PanelTools,
): readonly (number | null)[] {
  const { trendStarts, timeRange, queriedAt } = meta;
  if (trend === undefined || trendStarts === null) return [];
  // From the end, where the running one is: every row of a table draws hundreds of these.
  const last = trend.findLastIndex(
    (_, i) => Date.parse(trendStarts[i + 1] ?? timeRange.end) <= Date.parse(queriedAt),
  );
  return trend.slice(0, last + 1);
}

/** What a sparkline draws: the finished granules, as 7-day means where that is said. */
export function getTrendValues(
  trend: readonly (number | null)[] | undefined,
  tools: PanelTools,
): readonly (number | null)[] {
  const finished = getFinished(trend, tools);
  return isWeekMean(tools) ? getWeekMeans(finished).slice(6) : finished;
}

/** A trend in words, by the two values that they name. */
export function describeTrend(values: readonly (number | null)[], { messages, format }: PanelTools): string {
  const known = values.filter(isFigure);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return messages.noData;
  const ends = [first, last].map(Math.round);
  return messages.describeTrend(format.count(first), format.count(last), messages[getDirection(ends)]);
}
