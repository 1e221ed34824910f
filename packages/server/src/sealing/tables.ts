import type { ClickHouse } from "../clickhouse/port.ts";
import { createTable, type TableForm } from "../clickhouse/table-form.ts";

/** Firsthand's own tables, beside the host's table of raw events and named after it. */
export interface SealingTables {
  /** Which days are sealed, one row for each time that a day was found to be so. */
  readonly seals: string;
  /** The events of sealed days, each once, with the fields that metrics read as columns. */
  readonly events: string;
  /** How much happened in each organisation on each sealed day. */
  readonly orgs: string;
  /** How much happened in each quarter of an hour of sealed days, for each scope. */
  readonly activity: string;
  /** How often each combination of names occurred on each sealed day, for each scope. */
  readonly names: string;
  /** How long the sessions were that ended on each sealed day, for each scope. */
  readonly durations: string;
}

/** The tables whose rows carry the numbers of seals. */
export type Copy = Exclude<keyof SealingTables, "seals">;

export function sealingTables(raw: string): SealingTables {
  return {
    seals: `${raw}_seals`,
    events: `${raw}_sealed`,
    orgs: `${raw}_sealed_orgs`,
    activity: `${raw}_sealed_activity`,
    names: `${raw}_sealed_names`,
    durations: `${raw}_sealed_durations`,
  };
}

/** The tables whose rows carry the numbers of seals, by what they hold. */
export function copyTables(raw: string): Readonly<Record<Copy, string>> {
  const { seals: _, ...copies } = sealingTables(raw);
  return copies;
}

const name = "LowCardinality(String)";
const nameOrNull = "LowCardinality(Nullable(String))";
const time = "DateTime64(3, 'UTC') CODEC(Delta, ZSTD)";
const amount = "UInt64 CODEC(ZSTD)";
/** Up to 2^53 each, and more of them than 64 bits hold the sum of. */
const sum = "UInt128 CODEC(ZSTD)";
/** Different ids as a state that can be merged. */
const ids = "AggregateFunction(uniqExact, UInt64) CODEC(ZSTD)";
/** The number of the seal that a row is of. */
const number = { seal: "Int64 CODEC(Delta, ZSTD)" };
const stepOfScope = { scope: name, step: time };
const payloadNames = {
  feature: nameOrNull,
  surface: nameOrNull,
  view: nameOrNull,
  filter_key: nameOrNull,
  chart: nameOrNull,
  action: nameOrNull,
  boundary: nameOrNull,
  error_class: nameOrNull,
};

/** The columns of each table, in their order, with their types. */
export const sealingColumns: Readonly<Record<keyof SealingTables, Readonly<Record<string, string>>>> = {
  seals: {
    day: "Date",
    revision: "UInt64",
    seal: "Int64",
    events: "UInt64",
    rows: "Map(String, UInt64)",
    fingerprint: "UInt64",
    watermark: "Int64",
    inserts: "Array(Tuple(Int64, Int64))",
    raw_table: "String",
    written_at: "DateTime64(3, 'UTC')",
  },
  events: {
    ...number,
    org_id_hash: name,
    name,
    occurred_at: time,
    anonymous_user_hash: "UInt64 CODEC(ZSTD)",
    session_hash: "UInt64 CODEC(ZSTD)",
    route_pattern: nameOrNull,
    source: name,
    ...payloadNames,
    value_count: "Nullable(UInt64) CODEC(ZSTD)",
    duration_ms: "Nullable(UInt64) CODEC(ZSTD)",
    pages_viewed: "Nullable(UInt64) CODEC(ZSTD)",
    interactions: "Nullable(UInt64) CODEC(ZSTD)",
  },
  orgs: {
    ...number,
    org_id_hash: name,
    step: time,
    newest_ingested_at: "DateTime64(3, 'UTC')",
    events: amount,
    anonymous_users: ids,
    sessions: ids,
  },
  activity: { ...number, ...stepOfScope, events: amount, anonymous_users: ids, sessions: ids, orgs: ids },
  names: {
    ...number,
    ...stepOfScope,
    name,
    source: name,
    route_pattern: nameOrNull,
    ...payloadNames,
    events: amount,
    anonymous_users: ids,
    sessions: ids,
    value_sum: sum,
    valued_events: amount,
  },
  durations: {
    ...number,
    ...stepOfScope,
    name,
    events: amount,
    durations: "Array(UInt64) CODEC(ZSTD)",
    pages_sum: sum,
    paged_events: amount,
    interaction_sum: sum,
    interacted_events: amount,
  },
};

/** How the rows of a table lie: when they happened, and what they are sorted by. */
const layouts: Readonly<Record<Copy, { readonly at: string; readonly orderBy: string }>> = {
  events: { at: "occurred_at", orderBy: "org_id_hash, name, occurred_at" },
  orgs: { at: "step", orderBy: "org_id_hash, step" },
  activity: { at: "step", orderBy: "scope, step" },
  names: { at: "step", orderBy: "scope, name, step" },
  durations: { at: "step", orderBy: "scope, step" },
};

/** The column that says when what is in a row happened. */
export function timeColumn(copy: Copy): string {
  return layouts[copy].at;
}

/** Rows are never read before raw retention begins, and go a few days later, whole parts at a time. */
const DAYS_KEPT_LONGER = 5;
/** What is to stay longer stays for ever: the engine's dates end in 2106, and what goes after that goes at once. */
const MOST_DAYS_KEPT = 3_650;

/**
 * Firsthand's own tables by name, in the order in which they are made. The rows of a seal all carry its number, and no row is ever changed:
 * a day is sealed anew by further rows under another number, and by a row in `seals` that names it.
 */
export function sealingTableForms(
  raw: string,
  { rawRetentionDays }: { readonly rawRetentionDays: number },
): ReadonlyMap<string, TableForm> {
  const keptDays = rawRetentionDays + DAYS_KEPT_LONGER;
  const copies = (Object.entries(copyTables(raw)) as [Copy, string][]).map(([copy, name]) => {
    const { at, orderBy } = layouts[copy];
    const goes = `\nTTL toDateTime(${at}) + INTERVAL ${keptDays} DAY\nSETTINGS ttl_only_drop_parts = 1`;
    const layout = `PARTITION BY toYYYYMM(${at})\nORDER BY (${orderBy})${keptDays > MOST_DAYS_KEPT ? "" : goes}`;
    return [name, { columns: sealingColumns[copy], version: null, layout }] as const;
  });
  const seals = { columns: sealingColumns.seals, version: null, layout: "ORDER BY (day, revision)" };
  return new Map([[sealingTables(raw).seals, seals], ...copies]);
}

/**
 * Makes what is missing of Firsthand's own tables.
 *
 * @throws TelemetryError when the engine refuses.
 */
export async function createSealingTables(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  options: { readonly rawRetentionDays: number },
): Promise<void> {
  for (const [name, form] of sealingTableForms(table, options)) await writer.command(createTable(name, form));
}
