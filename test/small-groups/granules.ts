/** Days, weeks from Monday and months, by the number of the local day. */
import { DAY_MS } from "./world.ts";

export type Granularity = "day" | "week" | "month";

/** The first day of the granule that a day is in. */
export function granuleOf(day: number, granularity: Granularity): number {
  // The first of January 1970 was a Thursday.
  if (granularity === "week") return day - ((day + 3) % 7);
  if (granularity === "day") return day;
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
}
