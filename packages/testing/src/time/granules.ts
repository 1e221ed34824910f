import type { Granularity } from "@firsthand/contract";
import { DAY_MS, HOUR_MS, localDay, startOfDay, type Zone } from "./zone.ts";

/** A granule of the calendar and the part of it that can hold events. All are instants in milliseconds. */
export interface Granule {
  /** First instant of the whole granule, also when the range begins later. */
  readonly start: number;
  /** The part within the range and not after the answer; empty when `from` is not before `to`. */
  readonly from: number;
  readonly to: number;
  /** False when the range clips the granule or it ends after the answer. */
  readonly complete: boolean;
}

/** The granules of `[start, end)`, in order, as seen at `now`. */
export function granulesOf(
  zone: Zone,
  granularity: Granularity,
  range: { readonly start: number; readonly end: number; readonly now: number },
): Granule[] {
  const granules: Granule[] = [];
  let start = startOfGranule(zone, granularity, range.start);
  while (start < range.end) {
    const end = nextGranule(zone, granularity, start);
    const from = Math.max(start, range.start);
    const to = Math.min(end, range.end, range.now);
    granules.push({ start, from, to, complete: from === start && to === end });
    start = end;
  }
  return granules;
}

/** The first instant of the granule that holds `instant`. */
export function startOfGranule(zone: Zone, granularity: Granularity, instant: number): number {
  if (granularity === "hour") return startOfHour(zone, instant);
  return startOfDay(zone, firstDay(granularity, localDay(zone, instant)));
}

function nextGranule(zone: Zone, granularity: Granularity, start: number): number {
  if (granularity === "hour") return nextHour(zone, start);
  const day = localDay(zone, start);
  if (granularity === "day") {
    // A date that the zone skipped begins with the one after it.
    const next = startOfDay(zone, day + 1);
    return next > start ? next : startOfDay(zone, day + 2);
  }
  if (granularity === "week") return startOfDay(zone, firstDay("week", day) + 7);
  const date = new Date(day * DAY_MS);
  return startOfDay(zone, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS);
}

function firstDay(granularity: Exclude<Granularity, "hour">, day: number): number {
  if (granularity === "day") return day;
  const date = new Date(day * DAY_MS);
  if (granularity === "week") return day - ((date.getUTCDay() + 6) % 7);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
}

/** An hour is a run of instants with one local date, hour and offset, so a clock change starts a new one. */
function startOfHour(zone: Zone, instant: number): number {
  const offset = zone.offsetAt(instant);
  const start = Math.floor((instant + offset) / HOUR_MS) * HOUR_MS - offset;
  return zone.offsetAt(start) === offset ? start : clockChange(zone, start, instant);
}

function nextHour(zone: Zone, start: number): number {
  const offset = zone.offsetAt(start);
  const next = (Math.floor((start + offset) / HOUR_MS) + 1) * HOUR_MS - offset;
  return zone.offsetAt(next - 1) === offset ? next : clockChange(zone, start, next - 1);
}

/** The first instant after `before` that has the offset of `after`; the two must differ in it. */
function clockChange(zone: Zone, before: number, after: number): number {
  const offset = zone.offsetAt(after);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
