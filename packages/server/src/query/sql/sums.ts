import type { Dimension, EventName, Scope } from "@firsthand/contract";
import { countedIds, kindsWithIds } from "../../sealing/counted-ids.ts";
import { isHistory, type SealingTables } from "../../sealing/tables.ts";
import { fineEdgeOf } from "../fine-histogram.ts";
import { checkScope } from "../scope.ts";
import { DAY_MS, divideBySums } from "../source/event-source.ts";
import type { Range } from "../time/range.ts";
import type { EventField, FieldName, SumField } from "./field-name.ts";
import { sealedColumns } from "./fields.ts";
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

/** A table of sums of events, one row for each step of time, scope and combination of its keys. */
export interface Sums {
  readonly table: Exclude<keyof SealingTables, "seals" | "events">;
  /** How long a step is. Steps are counted from the epoch. */
  readonly stepMs: number;
  /** Where a row has each field: those it is a sum of, and when its step begins as `occurredAt`. */
  readonly columns: Readonly<Partial<Record<FieldName, Sql>>>;
}

const QUARTER_HOUR_MS = 900_000;

const sumNames = {
  events: sql`events`,
  anonymousUsers: sql`anonymous_users`,
  sessions: sql`sessions`,
  activeOrgs: sql`orgs`,
  valueSum: sql`value_sum`,
  valuedEvents: sql`valued_events`,
  durations: sql`durations`,
  histogram: sql`histogram`,
  durationSum: sql`duration_sum`,
  timedEvents: sql`timed_events`,
  pagesSum: sql`pages_sum`,
  pagedEvents: sql`paged_events`,
  interactionSum: sql`interaction_sum`,
  interactedEvents: sql`interacted_events`,
} satisfies Readonly<Record<SumField, Sql>>;

/** What fields are called where sums and events stand beside each other. */
const names: Readonly<Record<FieldName, Sql>> = { ...sealedColumns, ...sumNames };

function columnsNamed(...fields: readonly FieldName[]): Sums["columns"] {
  return { occurredAt: sql`step`, ...Object.fromEntries(fields.map((name) => [name, names[name]])) };
}

/** How much happened in each quarter of an hour, whatever it was. */
export const activitySums: Sums = {
  table: "activity",
  stepMs: QUARTER_HOUR_MS,
  columns: columnsNamed("events", "anonymousUsers", "sessions", "activeOrgs"),
};

/** How much happened in each organisation on each day. */
export const orgSums: Sums = {
  table: "orgs",
  stepMs: DAY_MS,
  columns: columnsNamed("orgIdHash", "events", "anonymousUsers", "sessions"),
};

/** How much happened in all organisations together on each day, at all and of some kinds of event. For the platform only. */
export const daySums: Sums = {
  table: "days",
  stepMs: DAY_MS,
  columns: columnsNamed("name", "events", "anonymousUsers", "sessions", "activeOrgs"),
};

/** Where a scope's users and sessions as a whole can be read from, days before what days are made of. */
export function wholeSums({ kind }: Scope): readonly Sums[] {
  return [kind === "platform" ? daySums : orgSums, activitySums];
}

/** How often each combination of an event's dimensions occurred on each day, with the sums that some metric of that event has. */
export function nameSums(...fields: readonly (Dimension | SumField)[]): Sums {
  return { table: "names", stepMs: DAY_MS, columns: columnsNamed("name", "source", "events", ...fields) };
}

/** How long the sessions were that ended on each day, each by itself, and the sums of what happened in them. */
export const durationSums: Sums = {
  table: "durations",
  stepMs: DAY_MS,
  columns: columnsNamed(
    "name",
    "events",
    "durations",
    "pagesSum",
    "pagedEvents",
    "interactionSum",
    "interactedEvents",
  ),
};

/** How many sessions of each length ended on each day, and the sums of what happened in them: what is kept when the sessions are gone. */
export const histogramSums: Sums = {
  table: "histograms",
  stepMs: DAY_MS,
  columns: columnsNamed(
    "name",
    "events",
    "histogram",
    "durationSum",
    "timedEvents",
    "pagesSum",
    "pagedEvents",
    "interactionSum",
    "interactedEvents",
  ),
};

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

/** Whose sums are read: an organisation's own, or those of all events. Each is in the table by itself. */
function isOfScope({ scope, events }: EventSelection, { table }: Sums): Sql {
  const checked = checkScope(scope);
  if (table === "orgs") return scopeCondition(checked);
  if (table === "days") {
    if (checked.kind !== "platform")
      throw new TypeError("Sums of all organisations were to be read for one.");
    // One row has all events of its day, beside those of some kinds.
    return events === null ? sql`name = '*'` : sql`true`;
  }
  return sql`scope = ${bind("sumScope", "String", checked.kind === "platform" ? "*" : checked.orgIdHash)}`;
}

/** Whether the sums of days have what is asked for: they are of all organisations, and of some kinds of event they have no ids. */
function hasDaySums({ scope, events }: EventSelection, fields: readonly FieldName[]): boolean {
  const has = (kinds: readonly EventName[]) =>
    events === null || events.every((name) => kinds.includes(name));
  return (
    scope.kind === "platform" &&
    has(kindsWithIds) &&
    (["anonymousUsers", "sessions"] as const).every((ids) => !fields.includes(ids) || has(countedIds[ids]))
  );
}

/**
 * The same as {@link scopedEvents} for a shape over sums: whole steps of sealed days from their sums, and the rest event by event, each
 * as a sum of one. Null where the table does not tell: it lacks a field, a granule begins within a step, or no whole step is sealed.
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
  if (sums.table === "days" && !hasDaySums(selection, fields)) return null;
  const parts = divideBySums(ranges, source, sums.stepMs);
  if (parts.sums.length === 0) return null;

  const columns = (from: Readonly<Partial<Record<FieldName, Sql>>>) =>
    join(
      fields.map((name) => sql`${from[name] ?? field(name)} AS ${names[name]}`),
      sql`, `,
    );
  const ofSums = select(
    { select: columns(sums.columns) },
    sql`FROM ${nameOf(source.sealed.tables[sums.table])}`,
    [
      isOfScope(selection, sums),
      sql`seal IN ${bind("sumSeals", "Array(Int64)", [...parts.seals])}`,
      isInOneOf(parts.sums.map((range, i) => ({ name: `sums${i}`, range }))),
      ...conditions,
    ],
  ).readFrom(sums.columns);
  if (parts.events.length === 0)
    return { text: select(shape, together([ofSums]), []).readFrom(names), ranges: parts.sums };
  const ofEvents = scopedEvents(
    { ...selection, ranges: parts.events.map((range, i) => ({ name: `events${i}`, range })) },
    { select: columns(oneEvent) },
    "sealed",
  );
  return { text: select(shape, together([ofSums, ofEvents]), []).readFrom(names), ranges: parts.sums };
}
