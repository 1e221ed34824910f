import type { Granules } from "../time/granules.ts";
import { bind, field, type Sql, sql } from "./sql.ts";

/**
 * The start of the granule an event falls into, in milliseconds. The engine does no calendar arithmetic: it finds the
 * stretch of time in a sorted list, and where a granule has several, looks up which one it is.
 */
export function granuleOf(name: string, { segments }: Granules): Sql {
  // The engine wants a list that holds something, also for an empty range, which no event is in.
  const starts = segments.length === 0 ? [0] : segments.map(({ startMs }) => startMs);
  const startsBound = bind(`${name}Granules`, "Array(Int64)", starts);
  const start = sql`roundDown(toUnixTimestamp64Milli(${field("occurredAt")}), ${startsBound})`;
  if (segments.every(({ startMs, granuleMs }) => startMs === granuleMs)) return start;
  const granules = bind(
    `${name}GranuleOf`,
    "Array(Int64)",
    segments.map(({ granuleMs }) => granuleMs),
  );
  return sql`transform(${start}, ${startsBound}, ${granules})`;
}
