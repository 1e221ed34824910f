import type { Granularity } from "@firsthand/contract";
import type { PanelTools } from "../panel/panel-tools.ts";
import type { TimePoint } from "./time-series.ts";

/** The figure of a point, or why there is none. */
export function tellPoint(
  { value, suppressed }: TimePoint,
  { format, messages }: PanelTools,
  tellValue: (n: number, text: string) => string = (_, text) => text,
): string {
  if (suppressed) return messages.withheld;
  return value === null ? messages.gap : tellValue(value, format.count(value));
}

/** A granule by its short name; hours with their day where there are more of them than a day has. */
export function nameGranule(
  points: readonly TimePoint[],
  start: string,
  { format, meta: { granularity } }: PanelTools,
): string {
  return granularity === "hour" && points.length > 24
    ? format.date("dayAndTime", start)
    : format.granule(granularity, start);
}

/** A granule by its whole name, with the weekday where it has one: `Tuesday, May 26`, `Tuesday, May 26, 13:00`, `May 18 – May 24`. */
export function tellGranule(
  points: readonly TimePoint[],
  index: number,
  granularity: Granularity,
  { format }: PanelTools,
): string {
  const start = points[index]?.start ?? "";
  if (granularity === "day") return format.date("longDay", start);
  if (granularity === "hour") return format.date("longTime", start);
  const end = points[index + 1]?.start;
  return granularity === "week" && end !== undefined
    ? format.range({ start, end })
    : format.granule(granularity, start);
}
