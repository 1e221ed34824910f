import type { EventName, Filter, Scope } from "@firsthand/contract";
import type { ReadStatement } from "../../clickhouse/port.ts";
import { checkScope } from "../scope.ts";
import type { Range } from "../time/range.ts";
import { columns } from "./columns.ts";
import { filterCondition } from "./filters.ts";
import { bind, join, nameOf, type Sql, sql } from "./sql.ts";

/** Which events a statement reads. */
export interface EventSelection {
  readonly scope: Scope;
  readonly table: string;
  /** Null for any event. */
  readonly events: readonly EventName[] | null;
  /** The events of all these ranges; at least one. */
  readonly ranges: readonly NamedRange[];
  readonly filters: readonly Filter[];
  /** A further condition of the metric. */
  readonly where?: Sql | undefined;
  /** Whether deliveries of one event count as one. Only what cannot be changed by repeats may do without. */
  readonly deliveries: "once" | "all";
}

/** A range with the prefix of its parameters' names. */
export interface NamedRange {
  readonly name: string;
  readonly range: Range;
}

/** What is made of the selected events. */
export interface Shape {
  /** Names for expressions that are used more than once. */
  readonly given?: Sql | undefined;
  readonly select: Sql;
  /** Grouping, order and limit. */
  readonly grouping?: Sql | undefined;
}

/**
 * Makes a statement over the events. This is the only place that names the table, and it cannot do so without a scope:
 * whatever a metric asks for, the scope's condition is part of the text.
 *
 * @throws TelemetryError `scope_invalid`
 */
export function scopedStatement(
  selection: EventSelection,
  { given, select, grouping = sql`` }: Shape,
): ReadStatement {
  const { table, events, ranges, filters, where, deliveries } = selection;
  const conditions = [
    scopeCondition(selection.scope),
    ...(events === null ? [] : [sql`name IN ${bind("names", "Array(String)", [...events])}`]),
    sql`(${join(ranges.map(isWithin), sql` OR `)})`,
    ...filters.map(filterCondition),
    ...(where === undefined ? [] : [where]),
  ];
  return sql`
    ${given === undefined ? sql`` : sql`WITH ${given}`}
    SELECT ${select}
    FROM ${nameOf(table)}${deliveries === "once" ? sql` FINAL` : sql``}
    WHERE ${join(
      conditions,
      sql`
      AND `,
    )}
    ${grouping}
  `.toStatement();
}

/** Whether an event is in a range, in the column's own type so that the sort key is used. */
export function isWithin({ name, range }: NamedRange): Sql {
  const start = bind(`${name}Start`, "Int64", range.startMs);
  const end = bind(`${name}End`, "Int64", range.endMs);
  return sql`(occurred_at >= fromUnixTimestamp64Milli(${start}, 'UTC') AND occurred_at < fromUnixTimestamp64Milli(${end}, 'UTC'))`;
}

function scopeCondition(scope: Scope): Sql {
  const checked = checkScope(scope);
  if (checked.kind === "platform") return sql`true`;
  return sql`${columns.orgIdHash} = ${bind("orgIdHash", "String", checked.orgIdHash)}`;
}
