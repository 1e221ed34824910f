import type { EventName, Filter, Scope } from "@firsthand/contract";
import type { ReadStatement } from "../../clickhouse/port.ts";
import { checkScope } from "../scope.ts";
import { divideBySource, type EventSource } from "../source/event-source.ts";
import type { Range } from "../time/range.ts";
import type { EventField, FieldName } from "./field-name.ts";
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
 * only place that reads events, and it cannot do so without a scope: whatever a metric asks for, the scope's condition is part of the
 * text, once for each table.
 *
 * @param ids whether ids are read as they are where only the host's table is read, or always as sealed rows have them.
 * @throws TelemetryError `scope_invalid`
 */
export function scopedEvents(
  selection: EventSelection,
  shape: Shape,
  ids: "plain" | "sealed" = "plain",
): Sql {
  const { seals, raw } = divideBySource(
    selection.ranges.map(({ range }) => range),
    selection.source,
  );
  const conditions = conditionsOf(selection);
  const rawTable = sql`${nameOf(selection.source.raw)}${selection.deliveries === "once" ? sql` FINAL` : sql``}`;
  if (seals.length === 0) {
    return select(shape, sql`FROM ${rawTable}`, conditions).readFrom(
      ids === "plain" ? rawColumns : rawColumnsAsSealed,
    );
  }
  const sealedTable = nameOf(selection.source.sealed.tables.events);
  const isSealed = [...conditions, sql`seal IN ${bind("seals", "Array(Int64)", [...seals])}`];
  if (raw.length === 0) return select(shape, sql`FROM ${sealedTable}`, isSealed).readFrom(sealedColumns);

  const isUnsealed = [...conditions, isInOneOf(raw.map((range, i) => ({ name: `unsealed${i}`, range })))];
  return select(
    shape,
    together([
      select({ select: columnsFor(shape, sealedColumns) }, sql`FROM ${sealedTable}`, isSealed).readFrom(
        sealedColumns,
      ),
      select({ select: columnsFor(shape, rawColumnsAsSealed) }, sql`FROM ${rawTable}`, isUnsealed).readFrom(
        rawColumns,
      ),
    ]),
    [],
  ).readFrom(sealedColumns);
}

/** {@link scopedEvents} as a statement of its own. */
export function scopedStatement(selection: EventSelection, shape: Shape): ReadStatement {
  return scopedEvents(selection, shape).toStatement();
}

function conditionsOf(selection: EventSelection): readonly Sql[] {
  return [scopeCondition(selection.scope), isInOneOf(selection.ranges), ...kindConditions(selection)];
}

/** What an event has to be like in order to be selected, apart from whose it is and when it occurred. */
export function kindConditions({ events, filters, where }: EventSelection): readonly Sql[] {
  return [
    ...(events === null ? [] : [sql`${field("name")} IN ${bind("names", "Array(String)", [...events])}`]),
    ...filters.map(filterCondition),
    ...(where === undefined ? [] : [where]),
  ];
}

/** Puts a statement together. */
export function select({ given, select, grouping }: Shape, from: Sql, conditions: readonly Sql[]): Sql {
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

/** Reads what several statements select as if it were one table. */
export function together(statements: readonly Sql[]): Sql {
  return sql`FROM (
${join(
  statements,
  sql`
UNION ALL
`,
)}
)`;
}

/** The fields that a shape speaks of, out of one table, under the names that sealed rows give them. */
function columnsFor(shape: Shape, columns: Readonly<Record<EventField, Sql>>): Sql {
  const fields = [...fieldsOf(shape)] as EventField[];
  // A count of events needs no field, and a SELECT needs a column.
  const names = fields.length === 0 ? (["occurredAt"] as const) : fields;
  return join(
    names.map((name) => sql`${columns[name]} AS ${sealedColumns[name]}`),
    sql`, `,
  );
}

/** The fields that a shape speaks of. */
export function fieldsOf({ given, select, grouping }: Shape): ReadonlySet<FieldName> {
  return sql`${given ?? sql``}${select}${grouping ?? sql``}`.fields;
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
