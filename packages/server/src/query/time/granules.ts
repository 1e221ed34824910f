import type { Granularity } from "@firsthand/contract";
import { Temporal } from "temporal-polyfill";
import { offsetRuns } from "./offset-runs.ts";
import type { Range } from "./range.ts";
import { firstInstantOf, zonedAt } from "./zone.ts";

/** A piece of a time range: a local hour, day, week or month. Instants are milliseconds since the epoch. */
export interface Granule {
  /** First instant, also when it lies before the range. */
  readonly start: number;
  /** The instant after the last one. */
  readonly end: number;
}

/**
 * A stretch of time that lies in one granule. Nearly every granule is one segment; where clocks were once put back over
 * midnight, the last hour of a date comes again after the next date has begun, and the date has two.
 */
export interface Segment {
  readonly start: number;
  /** Index of the granule. */
  readonly granule: number;
}

/** A time range cut into granules, and the instants at which the granule changes. */
export interface Granules {
  readonly list: readonly Granule[];
  readonly segments: readonly Segment[];
}

/**
 * Cuts a range into the granules that it touches, in the order of their first instants.
 *
 * An hour is all instants that share local date, hour and offset; a day, a week (from Monday) and a month are all
 * instants whose local dates belong to it. The cuts are made within runs of one offset, where the local clock runs
 * evenly, so no change of clocks can be missed or counted twice.
 */
export function cutIntoGranules(range: Range, granularity: Granularity, timeZone: string): Granules {
  const byLabel = new Map<string, { start: number; end: number }>();
  const pieces: { start: number; end: number; label: string }[] = [];
  const { from, to } = surroundings(range, granularity, timeZone);
  for (const piece of cutAtLabels(from, to, granularity, timeZone)) {
    const known = byLabel.get(piece.label);
    if (known === undefined) byLabel.set(piece.label, { start: piece.start, end: piece.end });
    else known.end = piece.end;
    pieces.push(piece);
  }
  const touched = pieces.filter(({ start, end }) => start < range.end && end > range.start);
  const labels = [...new Set(touched.map(({ label }) => label))];
  const granuleOf = new Map(labels.map((label, i) => [label, i]));
  return {
    list: labels.flatMap((label) => byLabel.get(label) ?? []),
    segments: touched.map(({ start, label }) => ({ start, granule: granuleOf.get(label) ?? 0 })),
  };
}

/** Whole granules around the range, and enough beyond that a date which comes in two parts is there entirely. */
function surroundings(range: Range, granularity: Granularity, timeZone: string) {
  const first = zonedAt(range.start, timeZone).toPlainDate();
  const last = zonedAt(range.end - 1, timeZone).toPlainDate();
  const reach = Temporal.Duration.from({ days: 2 });
  return {
    from: firstInstantOf(startOf(first, granularity).subtract(reach), timeZone),
    to: firstInstantOf(startOf(last, granularity).add(lengths[granularity]).add(reach), timeZone),
  };
}

const lengths = { hour: { days: 1 }, day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } };

/** The first date of the granule that a date lies in. */
function startOf(date: Temporal.PlainDate, granularity: Granularity): Temporal.PlainDate {
  if (granularity === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  return granularity === "month" ? date.with({ day: 1 }) : date;
}

function* cutAtLabels(from: number, to: number, granularity: Granularity, timeZone: string) {
  const unit = granularity === "hour" ? "hour" : "day";
  for (const run of offsetRuns(timeZone, from, to)) {
    let start = run.start;
    while (start < run.end) {
      const local = wallClock(start + run.offsetMs);
      const next = local.round({ smallestUnit: unit, roundingMode: "floor" }).add({ [`${unit}s`]: 1 });
      const end = Math.min(instantOf(next) - run.offsetMs, run.end);
      const date = startOf(local.toPlainDate(), granularity).toString();
      yield { start, end, label: granularity === "hour" ? `${date}T${local.hour} ${run.offsetMs}` : date };
      start = end;
    }
  }
}

/** What a clock shows that is `shifted` milliseconds past the epoch, as a date and time without a zone. */
function wallClock(shifted: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(shifted).toZonedDateTimeISO("UTC").toPlainDateTime();
}

function instantOf(wallClock: Temporal.PlainDateTime): number {
  return wallClock.toZonedDateTime("UTC").epochMilliseconds;
}
