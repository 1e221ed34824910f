import type { EventName } from "@firsthand/contract";
import { countedIds, kindsWithIds } from "../../sealing/counted-ids.ts";
import { isHistory } from "../../sealing/tables.ts";
import { fineEdgeOf } from "../fine-histogram.ts";
import { checkScope } from "../scope.ts";
import { divideBySums } from "../source/event-source.ts";
import type { Range } from "../time/range.ts";
import type { EventField, FieldName, SumField } from "./field-name.ts";
import { hashes, isNumbered, withMonths, withNumbers } from "./id-numbers.ts";
import {
  type EventSelection,
  fieldsOf,
  isInOneOf,
  kindConditions,
  type Shape,
  scopeCondition,
  scopedEvents,
  select,
  together,
} from "./scoped-statement.ts";
import { bind, field, join, nameOf, type Sql, sql } from "./sql.ts";
import { numberColumns, type Sums, sumColumns } from "./sums.ts";

/** A statement over sums, and for what part of its ranges it reads them. */
export interface SummedUp {
  readonly text: Sql;
  readonly ranges: readonly Range[];
}

/** One event as if it were a sum. */
const oneEvent: Readonly<Partial<Record<FieldName, Sql>>> = {
  events: sql`toUInt64(1)`,
  anonymousUsers: sql`initializeAggregation('uniqExactState', ${field("anonymousUserId")})`,
  sessions: sql`initializeAggregation('uniqExactState', ${field("sessionId")})`,
  ...sumOfOne("valueCount", "valueSum", "valuedEvents"),
  ...sumOfOne("durationMs", "durationSum", "timedEvents"),
  ...sumOfOne("pagesViewed", "pagesSum", "pagedEvents"),
  ...sumOfOne("interactions", "interactionSum", "interactedEvents"),
  durations: sql`if(isNull(${field("durationMs")}), emptyArrayUInt64(), [assumeNotNull(${field("durationMs")})])`,
  histogram: sql`if(isNull(${field("durationMs")}), CAST(map(), 'Map(UInt64, UInt64)'), map(${fineEdgeOf(sql`assumeNotNull(${field("durationMs")})`)}, toUInt64(1)))`,
  activeOrgs: sql`arrayReduce('uniqExactState', if(${field("orgIdHash")} = '', emptyArrayUInt64(), [sipHash64(${field("orgIdHash")})]))`,
};

function sumOfOne(count: EventField, sum: SumField, events: SumField) {
  return {
    [sum]: sql`toUInt128(ifNull(${field(count)}, 0))`,
    [events]: sql`toUInt64(isNotNull(${field(count)}))`,
  };
}

/** Which rows of a table are asked for: an organisation's own, or those of all events, which stand there by themselves. Null where it has none. */
function rowsOf(
  { scope, events }: EventSelection,
  fields: readonly FieldName[],
  { table }: Sums,
): Sql | null {
  const checked = checkScope(scope);
  if (table === "orgs") return scopeCondition(checked);
  if (table !== "days") {
    const name = checked.kind === "platform" ? "*" : checked.orgIdHash;
    return sql`scope = ${bind("sumScope", "String", name)}`;
  }
  if (checked.kind !== "platform") return null;
  // One row has all events of its day. Beside it are those of some kinds, with the ids that some metric counts.
  if (events === null) return sql`name = '*'`;
  const kinds = fields.map((name) => kindsWith[name] ?? kindsWithIds);
  const hasAll = events.every((name) => [kindsWithIds, ...kinds].every((some) => some.includes(name)));
  return hasAll ? sql`true` : null;
}

const kindsWith: Readonly<Partial<Record<FieldName, readonly EventName[]>>> = {
  ...countedIds,
  activeOrgs: [],
};

/**
 * The same as {@link scopedEvents} for a shape over sums: whole steps of sealed days from their sums, and the rest event by event, each
 * as a sum of one. Null where the table does not tell: it lacks a field or the rows, a granule begins within a step, or no whole step is sealed.
 *
 * @param granuleStarts where granules begin that the shape tells apart.
 */
export function scopedSums(
  selection: EventSelection,
  shape: Shape,
  sums: Sums,
  granuleStarts: readonly number[],
): SummedUp | null {
  const { source } = selection;
  const ranges = selection.ranges.map(({ range }) => range);
  const fields = [...fieldsOf(shape)];
  const conditions = kindConditions(selection);
  const needed = [...fields, ...conditions.flatMap((condition) => [...condition.fields])];
  if (!needed.every((name) => sums.columns[name] !== undefined)) return null;
  if (granuleStarts.some((startMs) => startMs % sums.stepMs !== 0)) return null;
  // Of the time before events are kept there is nothing but what outlives them.
  const isOlder = ranges.some(({ startMs }) => startMs < source.eventsSinceMs);
  if (isOlder && !isHistory(sums.table)) return null;
  const rows = rowsOf(selection, fields, sums);
  const parts = divideBySums(ranges, source, sums.stepMs);
  if (rows === null || parts.sums.length === 0) return null;

  const numbered = isNumbered(selection, shape, sums, parts);
  const seals = numbered ? withMonths(selection, sums, parts, granuleStarts) : parts.seals;
  const found = numbered ? { ...sums.columns, ...numberColumns } : sums.columns;
  const outer = numbered ? { ...sumColumns, mergeIds: numberColumns.mergeIds } : sumColumns;
  const columns = (from: Readonly<Partial<Record<FieldName, Sql>>>) =>
    join(
      fields.map((name) => sql`${from[name] ?? field(name)} AS ${sumColumns[name]}`),
      sql`, `,
    );
  const ofSums = select({ select: columns(found) }, sql`FROM ${nameOf(source.sealed.tables[sums.table])}`, [
    rows,
    sql`seal IN ${bind(seals === parts.seals ? "sumSeals" : "sumSealsOfMonths", "Array(Int64)", [...seals])}`,
    isInOneOf(parts.sums.map((range, i) => ({ name: `sums${i}`, range }))),
    ...conditions,
  ]).readFrom(sums.columns);
  if (parts.events.length === 0)
    return { text: select(shape, together([ofSums]), []).readFrom(outer), ranges: parts.sums };
  const ofEvents = scopedEvents(
    { ...selection, ranges: parts.events.map((range, i) => ({ name: `events${i}`, range })) },
    { select: columns(numbered ? { ...oneEvent, ...hashes } : oneEvent) },
    "sealed",
  );
  const each = numbered ? withNumbers(ofEvents, fields, source.sealed) : ofEvents;
  return { text: select(shape, together([ofSums, each]), []).readFrom(outer), ranges: parts.sums };
}
