import type { Dimension, Scope } from "@firsthand/contract";
import type { Copy } from "../../sealing/tables.ts";
import { DAY_MS } from "../source/event-source.ts";
import type { FieldName, SumField } from "./field-name.ts";
import { sealedColumns } from "./fields.ts";
import { type Hole, type Sql, sql } from "./sql.ts";

/** A table of sums of events, one row for each step of time, scope and combination of its keys. */
export interface Sums {
  readonly table: Exclude<Copy, "events">;
  /** How long a step is. Steps are counted from the epoch. */
  readonly stepMs: number;
  /** Where a row has each field: those it is a sum of, and when its step begins as `occurredAt`. */
  readonly columns: Readonly<Partial<Record<FieldName, Sql>>>;
  /** Whether what it has of the platform has ids by their numbers as well. */
  readonly isNumbered?: boolean;
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

/** What fields are called where sums and events stand beside each other, with ids as hashes. */
export const sumColumns: Readonly<Record<Hole, Sql>> = {
  ...sealedColumns,
  ...sumNames,
  mergeIds: sql`uniqExactMerge`,
};

/** Where ids are found by their numbers, for a table of sums that has those, and how they are put together. */
export const numberColumns = {
  anonymousUsers: sql`user_numbers`,
  sessions: sql`session_numbers`,
  mergeIds: sql`groupBitmapMerge`,
};

function columnsNamed(...fields: readonly FieldName[]): Sums["columns"] {
  return { occurredAt: sql`step`, ...Object.fromEntries(fields.map((name) => [name, sumColumns[name]])) };
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
  isNumbered: true,
};

/** How much happened in all organisations together on each day, at all and of some kinds of event. For the platform only. */
export const daySums: Sums = {
  table: "days",
  stepMs: DAY_MS,
  columns: columnsNamed("name", "events", "anonymousUsers", "sessions", "activeOrgs"),
  isNumbered: true,
};

/** Where a scope's users and sessions as a whole can be read from, days before what days are made of. */
export function wholeSums({ kind }: Scope): readonly Sums[] {
  return [kind === "platform" ? daySums : orgSums, activitySums];
}

/** How often each combination of an event's dimensions occurred on each day, with the sums that some metric of that event has. */
export function nameSums(...fields: readonly (Dimension | SumField)[]): Sums {
  const columns = columnsNamed("name", "source", "events", ...fields);
  return { table: "names", stepMs: DAY_MS, columns, isNumbered: true };
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
