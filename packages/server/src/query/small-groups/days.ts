import type { Period, Plan } from "../plan.ts";
import { granuleOf } from "../sql/granule-of.ts";
import { bind, nameOf, type Sql, sql } from "../sql/sql.ts";
import { type Granules, granulesOf } from "../time/granules.ts";
import type { Level } from "./level.ts";

/** The local days of a period, which are the finest groups in time. */
export interface Days {
  readonly granules: Granules;
  readonly level: Level;
  /** The start of the granule of the question that a day of the level belongs to. */
  readonly granule: Sql;
}

const day = nameOf("day");

/** Divides a period into days. `name` is the prefix of the parameters. */
export function daysOf({ timeZone, granularity }: Plan, { range, granules }: Period, name: string): Days {
  const days = granulesOf(timeZone, "day", range, Number.POSITIVE_INFINITY);
  const level: Level = [["day", granuleOf(name, days)]];
  if (granularity === "day" || days.segments.length === 0) return { granules: days, level, granule: day };
  const granuleAt = (atMs: number) => granules.segments.findLast(({ startMs }) => startMs <= atMs)?.granuleMs;
  const found = new Map(days.segments.map(({ startMs, granuleMs }) => [granuleMs, granuleAt(startMs)]));
  const dayStarts = bind(`${name}Days`, "Array(Int64)", [...found.keys()]);
  const granuleStarts = bind(
    `${name}GranulesOfDays`,
    "Array(Int64)",
    [...found.values()].map((startMs) => startMs ?? 0),
  );
  return { granules: days, level, granule: sql`transform(${day}, ${dayStarts}, ${granuleStarts})` };
}

/** The granules of a period in which anything can have happened by now. */
export function begunGranules({ readable, granules }: Period, nowMs: number): readonly number[] {
  return granules.list
    .filter(({ startMs, endMs }) => endMs > readable.startMs && startMs < Math.min(readable.endMs, nowMs))
    .map(({ startMs }) => startMs);
}
