import type { EventName, Filter, Scope } from "@firsthand/contract";
import type { Period } from "../plan.ts";
import type { Range } from "../time/range.ts";
import { filterCondition } from "./filter-condition.ts";
import { allOf, type Fragment } from "./fragment.ts";
import { scopeCondition } from "./scope-condition.ts";

/** Where events are selected from: one scope of one table. There is no way to select without both. */
export interface EventSource {
  readonly scope: Scope;
  /** The raw table, as an identifier that is safe in SQL text. */
  readonly table: string;
}

/** Which events, and what of them. */
export interface EventSelection {
  readonly range: Range;
  readonly event?: EventName | undefined;
  readonly filters?: readonly Filter[] | undefined;
  /** A condition of the metric's own, of constant text. */
  readonly condition?: string | undefined;
  /** SQL by alias. */
  readonly columns: Readonly<Record<string, string>>;
  /**
   * Whether repeated deliveries are merged. Only what repeats cannot change (whether there is any event, which time is
   * the newest) may be read from `all` of them, which spares the merging.
   * @default "once"
   */
  readonly deliveries?: "once" | "all" | undefined;
}

/**
 * Selects columns of the scope's events, each event once: `FINAL` keeps, of the rows that are deliveries of one event,
 * the whole row that was taken in last. Conditions on other columns than the key apply after that.
 */
export function selectEvents(source: EventSource, selection: EventSelection): Fragment {
  const { range, event, filters = [], condition, columns, deliveries = "once" } = selection;
  const where = allOf([
    scopeCondition(source.scope),
    ...(event === undefined ? [] : [{ sql: "name = {event:String}", parameters: { event } }]),
    rangeCondition(range),
    ...(condition === undefined ? [] : [{ sql: condition, parameters: {} }]),
    ...filters.map(filterCondition),
  ]);
  const table = deliveries === "once" ? `${source.table} FINAL` : source.table;
  const list = Object.entries(columns).map(([alias, sql]) => `${sql} AS ${alias}`);
  return {
    sql: `SELECT ${list.join(",\n    ")}\n  FROM ${table}\n  WHERE ${where.sql}`,
    parameters: where.parameters,
  };
}

/** Compared in the column's own type, so that the sorting key narrows what is read. */
function rangeCondition({ startMs, endMs }: Range): Fragment {
  return {
    sql:
      "occurred_at >= fromUnixTimestamp64Milli({start:Int64}, 'UTC')" +
      " AND occurred_at < fromUnixTimestamp64Milli({end:Int64}, 'UTC')",
    parameters: { start: startMs, end: endMs },
  };
}

/** The start of the granule that an event lies in, by the list of instants at which granules change. */
export function granuleColumn({ granules }: Period): Fragment {
  // The engine wants a list that is not empty, also for a range that is.
  const segments = granules.segments.length > 0 ? granules.segments : [{ startMs: 0, granuleMs: 0 }];
  return {
    sql:
      "transform(roundDown(toUnixTimestamp64Milli(occurred_at), {segmentStarts:Array(Int64)})," +
      " {segmentStarts:Array(Int64)}, {segmentGranules:Array(Int64)}, toInt64(0))",
    parameters: {
      segmentStarts: segments.map(({ startMs }) => startMs),
      segmentGranules: segments.map(({ granuleMs }) => granuleMs),
    },
  };
}
