import { type Granularity, TelemetryError } from "@firsthand/contract";
import type { Temporal } from "temporal-polyfill";
import { firstInstantOf, zonedAt } from "./local-time.ts";
import { isEmpty, type Range } from "./range.ts";

/** One hour, day, week or month of a zone, whole, also where a range cuts it. */
export interface Granule {
  readonly startMs: number;
  /** The first instant after its last one. */
  readonly endMs: number;
}

/** A stretch of time within one granule. Nearly always the granule itself; see {@link Granules.segments}. */
export interface Segment {
  readonly startMs: number;
  /** The start of the granule that the stretch belongs to. */
  readonly granuleMs: number;
}

/** How a range is divided. */
export interface Granules {
  /** The granules that the range touches, in the order of their starts. */
  readonly list: readonly Granule[];
  /**
   * The range in stretches, in order, each up to the start of the next. There are more of them than granules where a
   * date is interrupted: until 2011 clocks of Newfoundland went back at 00:01, so that a date came, went and came again.
   */
  readonly segments: readonly Segment[];
}

/**
 * Divides a range by the calendar of a zone. A day is all instants with that local date, a week begins on Monday, and an
 * hour is a run of instants that share local date, hour and UTC offset.
 *
 * An empty range has no granules.
 *
 * @throws TelemetryError `limit_exceeded` when there are more than `limit` granules.
 */
export function granulesOf(
  timeZone: string,
  granularity: Granularity,
  range: Range,
  limit: number,
): Granules {
  // Nothing has elapsed yet of a range in the future, so its comparison has nothing to divide.
  if (isEmpty(range)) return { list: [], segments: [] };
  const granules = new Map<string, { startMs: number; endMs: number; touched: boolean }>();
  const segments: Segment[] = [];
  let previousKey: string | undefined;
  let touched = 0;
  for (const piece of pieces(timeZone, granularity, reach(timeZone, granularity, range))) {
    const granule = granules.get(piece.key) ?? { startMs: piece.startMs, endMs: piece.endMs, touched: false };
    granules.set(piece.key, granule);
    granule.endMs = piece.endMs;
    if (piece.startMs >= range.endMs || piece.endMs <= range.startMs) continue;
    if (!granule.touched) touched += 1;
    if (touched > limit) throw tooManyPoints(limit);
    granule.touched = true;
    if (piece.key !== previousKey) segments.push({ startMs: piece.startMs, granuleMs: granule.startMs });
    previousKey = piece.key;
  }
  const list = [...granules.values()]
    .filter((granule) => granule.touched)
    .map(({ startMs, endMs }) => ({ startMs, endMs }));
  return { list, segments };
}

/** Whether all of a granule was read, and the granule is over. */
export function isComplete(
  granule: Granule,
  { readable, unknown }: { readonly readable: Range; readonly unknown: readonly Range[] },
  nowMs: number,
): boolean {
  const { startMs, endMs } = granule;
  const isKnown = unknown.every((range) => range.endMs <= startMs || range.startMs >= endMs);
  return isKnown && startMs >= readable.startMs && endMs <= Math.min(readable.endMs, nowMs);
}

interface Piece extends Granule {
  /** Equal for pieces of one granule. */
  readonly key: string;
}

/** Cuts time at every change of offset and, where the offset stands still, at the calendar's own edges. */
function* pieces(timeZone: string, granularity: Granularity, { startMs, endMs }: Range): Generator<Piece> {
  let atMs = startMs;
  while (atMs < endMs) {
    const zoned = zonedAt(timeZone, atMs);
    const changeMs = zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    let local = zoned.toPlainDateTime();
    while (atMs < Math.min(changeMs, endMs)) {
      const start = floor(local, granularity);
      const next = start.add(step[granularity]);
      const nextMs = Math.min(
        atMs + local.until(next, { largestUnit: "hour" }).total("millisecond"),
        changeMs,
      );
      yield { startMs: atMs, endMs: nextMs, key: key(start, granularity, zoned.offset) };
      atMs = nextMs;
      local = next;
    }
  }
}

const step = { hour: { hours: 1 }, day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const;

function floor(local: Temporal.PlainDateTime, granularity: Granularity): Temporal.PlainDateTime {
  if (granularity === "hour") return local.round({ smallestUnit: "hour", roundingMode: "floor" });
  const midnight = local.round({ smallestUnit: "day", roundingMode: "floor" });
  if (granularity === "day") return midnight;
  return granularity === "week"
    ? midnight.subtract({ days: midnight.dayOfWeek - 1 })
    : midnight.with({ day: 1 });
}

function key(start: Temporal.PlainDateTime, granularity: Granularity, offset: string): string {
  return granularity === "hour" ? `${start.toString()}${offset}` : start.toString();
}

/** From where to where to look, so that the first and the last granule are seen whole. */
function reach(timeZone: string, granularity: Granularity, { startMs, endMs }: Range): Range {
  const first = floor(zonedAt(timeZone, startMs).toPlainDateTime(), granularity).toPlainDate();
  const last = floor(zonedAt(timeZone, endMs - 1).toPlainDateTime(), granularity).toPlainDate();
  // A day more on both sides: an interrupted date comes back after the next one has begun, and the range may begin
  // with that next one.
  const before = first.subtract({ days: 1 });
  const after = last.add(granularity === "hour" ? { days: 1 } : step[granularity]).add({ days: 1 });
  return { startMs: firstInstantOf(timeZone, before), endMs: firstInstantOf(timeZone, after) };
}

function tooManyPoints(limit: number): TelemetryError {
  return new TelemetryError(
    "limit_exceeded",
    `The range has more than ${limit} points at this granularity. Choose a coarser one or a shorter range.`,
    { details: { field: "granularity", limit } },
  );
}
