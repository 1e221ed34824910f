import type { EventName, Filter, Scope } from "@firsthand/contract";
import type { ReadStatement } from "../../clickhouse/port.ts";
import { checkScope } from "../scope.ts";
import { divideBySource, type EventSource } from "../source/event-source.ts";
import type { Range } from "../time/range.ts";
import type { FieldName } from "./field-name.ts";
import { rawColumns, rawColumnsAsSealed, sealedColumns } from "./fields.ts";
import { filterCondition } from "./filters.ts";
import { bind, field, join, nameOf, type Sql, sql } from "./sql.ts";

/** Which events a statement reads. */
export interface EventSelection {
  readonly scope: Scope;
  readonly source: EventSource;
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
 * Makes a statement over the events, wherever they lie: in the host's table, in sealed rows, or some here and some there. This is the
 * only place that names the tables of events, and it cannot do so without a scope: whatever a metric asks for, the scope's condition is
 * part of the text, once for each table.
 *
 * @throws TelemetryError `scope_invalid`
 */
export function scopedStatement(selection: EventSelection, shape: Shape): ReadStatement {
  const { seals, raw } = divideBySource(
    selection.ranges.map(({ range }) => range),
    selection.source.sealed,
  );
  const conditions = conditionsOf(selection);
  const rawTable = sql`${nameOf(selection.source.raw)}${selection.deliveries === "once" ? sql` FINAL` : sql``}`;
  if (seals.length === 0)
    return write(shape, sql`FROM ${rawTable}`, conditions).readFrom(rawColumns).toStatement();

  const sealedTable = nameOf(selection.source.sealed.tables.events);
  const isSealed = [...conditions, sql`seal IN ${bind("seals", "Array(Int64)", [...seals])}`];
  if (raw.length === 0)
    return write(shape, sql`FROM ${sealedTable}`, isSealed).readFrom(sealedColumns).toStatement();

  const isUnsealed = [...conditions, isInOneOf(raw.map((range, i) => ({ name: `unsealed${i}`, range })))];
  const parts = [
    write({ select: columnsFor(shape, sealedColumns) }, sql`FROM ${sealedTable}`, isSealed).readFrom(
      sealedColumns,
    ),
    write({ select: columnsFor(shape, rawColumnsAsSealed) }, sql`FROM ${rawTable}`, isUnsealed).readFrom(
      rawColumns,
    ),
  ];
  const both = sql`FROM (
${join(
  parts,
  sql`
UNION ALL
`,
)}
)`;
  return write(shape, both, []).readFrom(sealedColumns).toStatement();
}

function conditionsOf({ scope, events, ranges, filters, where }: EventSelection): readonly Sql[] {
  return [
    scopeCondition(scope),
    ...(events === null ? [] : [sql`${field("name")} IN ${bind("names", "Array(String)", [...events])}`]),
    isInOneOf(ranges),
    ...filters.map(filterCondition),
    ...(where === undefined ? [] : [where]),
  ];
}

function write({ given, select, grouping }: Shape, from: Sql, conditions: readonly Sql[]): Sql {
  const and = sql`
    AND `;
  return sql`
    ${given === undefined ? sql`` : sql`WITH ${given}`}
    SELECT ${select}
    ${from}
    ${conditions.length === 0 ? sql`` : sql`WHERE ${join(conditions, and)}`}
    ${grouping ?? sql``}
  `;
}

/** The fields that a shape speaks of, out of one table, under the names that sealed rows give them. */
function columnsFor({ given, select, grouping }: Shape, columns: Readonly<Record<FieldName, Sql>>): Sql {
  const { fields } = sql`${given ?? sql``}${select}${grouping ?? sql``}`;
  // A count of events needs no field, and a SELECT needs a column.
  const names = fields.size === 0 ? (["occurredAt"] as const) : [...fields];
  return join(
    names.map((name) => sql`${columns[name]} AS ${sealedColumns[name]}`),
    sql`, `,
  );
}

/** Whether an event is in a range, in the column's own type so that the sort key is used. */
export function isWithin({ name, range }: NamedRange): Sql {
  const start = bind(`${name}Start`, "Int64", range.startMs);
  const end = bind(`${name}End`, "Int64", range.endMs);
  const at = field("occurredAt");
  return sql`(${at} >= fromUnixTimestamp64Milli(${start}, 'UTC') AND ${at} < fromUnixTimestamp64Milli(${end}, 'UTC'))`;
}

/** Whether an event is in one of some ranges. */
export function isInOneOf(ranges: readonly NamedRange[]): Sql {
  return sql`(${join(ranges.map(isWithin), sql` OR `)})`;
}

/** Whether an event is of the scope. */
export function scopeCondition(scope: Scope): Sql {
  const checked = checkScope(scope);
  if (checked.kind === "platform") return sql`true`;
  return sql`${field("orgIdHash")} = ${bind("orgIdHash", "String", checked.orgIdHash)}`;
}
