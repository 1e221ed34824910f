import type { Meta, MetricId } from "@firsthand/contract";
import { getLocalDate } from "../format/local-date.ts";

/** What an exported file is called: metric, first and last local day, zone. `active-users_2026-10-26_2026-11-24_Europe-Berlin.csv` */
export function getFileName(metric: MetricId, meta: Meta, extension: "csv" | "svg" | "png"): string {
  // Half-open: the last day is the one that the last moment lies in.
  const last = Date.parse(meta.timeRange.end) - 1;
  const days = [Date.parse(meta.timeRange.start), last].map((instant) =>
    getLocalDate(instant, meta.timeZone),
  );
  const zone = meta.timeZone.replace(/[^\w+-]+/g, "-");
  return `${[metric, ...days, zone].join("_")}.${extension}`;
}
