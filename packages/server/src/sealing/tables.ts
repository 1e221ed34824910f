import type { ClickHouse } from "../clickhouse/port.ts";
import { createTable, MOST_DAYS_KEPT, type TableForm } from "../clickhouse/table-form.ts";

/** Firsthand's own tables, beside the host's table of raw events and named after it. */
export interface SealingTables {
  /** Which days are sealed, one row for each time that a day was found to be so. */
  readonly seals: string;
  /** The events of sealed days, each once, with the fields that metrics read as columns. */
  readonly events: string;
  /** How much happened in each organisation on each sealed day. */
  readonly orgs: string;
  /** How much happened on each sealed day in all organisations together, at all and of each kind that is ranked by names. */
  readonly days: string;
  /** How much happened in each quarter of an hour of sealed days, for each scope. */
  readonly activity: string;
  /** How often each combination of names occurred on each sealed day, for each scope. */
  readonly names: string;
  /** How long each session was that ended on each sealed day, for each scope. */
  readonly durations: string;
  /** The same as a fine histogram, with what happened in the sessions. */
  readonly histograms: string;
  /** The number of each id that was ever sealed. */
  readonly ids: string;
  /** The batches in which ids got their numbers, in the order in which they count. */
  readonly idBatches: string;
  /** The months that were put together of sealed days. */
  readonly months: string;
}

/** The tables whose rows carry the numbers of seals. */
export type Copy = Exclude<keyof SealingTables, Bookkeeping>;

/** The others. */
type Bookkeeping = "seals" | "ids" | "idBatches" | "months";

export function sealingTables(raw: string): SealingTables {
  return {
    seals: `${raw}_seals`,
    events: `${raw}_sealed`,
    orgs: `${raw}_sealed_orgs`,
    days: `${raw}_sealed_days`,
    activity: `${raw}_sealed_activity`,
    names: `${raw}_sealed_names`,
    durations: `${raw}_sealed_durations`,
    histograms: `${raw}_sealed_histograms`,
    ids: `${raw}_sealed_ids`,
    idBatches: `${raw}_sealed_id_batches`,
    months: `${raw}_sealed_months`,
  };
}

/** The tables whose rows carry the numbers of seals, by what they hold. */
export function copyTables(raw: string): Readonly<Record<Copy, string>> {
  const { seals, ids, idBatches, months, ...copies } = sealingTables(raw);
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
/** The same ids by their numbers, which are put together ten times faster where there are many. */
const numbers = "AggregateFunction(groupBitmap, UInt64) CODEC(ZSTD)";
const numbered = { user_numbers: numbers, session_numbers: numbers };
/** The number of the seal that a row is of. */
const number = { seal: "Int64 CODEC(Delta, ZSTD)" };
const stepOfScope = { scope: name, step: time };
const sessionSums = { pages_sum: sum, paged_events: amount, interaction_sum: sum, interacted_events: amount };
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
    numbering: "Int64",
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
    user_number: "UInt64 CODEC(Delta, ZSTD)",
    session_number: "UInt64 CODEC(Delta, ZSTD)",
  },
  orgs: {
    ...number,
    org_id_hash: name,
    step: time,
    newest_ingested_at: "DateTime64(3, 'UTC')",
    events: amount,
    anonymous_users: ids,
    sessions: ids,
    ...numbered,
  },
  days: {
    ...number,
    step: time,
    name,
    events: amount,
    anonymous_users: ids,
    sessions: ids,
    orgs: ids,
    ...numbered,
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
    ...numbered,
  },
  durations: {
    ...number,
    ...stepOfScope,
    name,
    events: amount,
    durations: "Array(UInt64) CODEC(ZSTD)",
    ...sessionSums,
  },
  histograms: {
    ...number,
    ...stepOfScope,
    name,
    events: amount,
    histogram: "Map(UInt64, UInt64) CODEC(ZSTD)",
    duration_sum: sum,
    timed_events: amount,
    ...sessionSums,
  },
  ids: { hash: "UInt64", number: "UInt64 CODEC(Delta, ZSTD)", batch: "Int64 CODEC(Delta, ZSTD)" },
  idBatches: { place: "UInt64", numbering: "Int64", batch: "Int64", ids: "UInt64" },
  months: { month: "String", seal: "Int64", days: "Array(Int64)", rows: "Map(String, UInt64)" },
};

/** How the rows of a table lie. */
interface Layout {
  /** When they happened. */
  readonly at: string;
  readonly orderBy: string;
  /** How many are read at least, with all of their ids: the fewer, the larger a row is. */
  readonly granule: number;
  /** Whether they outlive the events that they were made of. */
  readonly isHistory: boolean;
}

const layouts: Readonly<Record<Copy, Layout>> = {
  events: { at: "occurred_at", orderBy: "org_id_hash, name, occurred_at", granule: 8_192, isHistory: false },
  orgs: { at: "step", orderBy: "org_id_hash, step", granule: 32, isHistory: true },
  days: { at: "step", orderBy: "name, step", granule: 8, isHistory: true },
  activity: { at: "step", orderBy: "scope, step", granule: 512, isHistory: true },
  names: { at: "step", orderBy: "scope, name, step", granule: 512, isHistory: true },
  // One by one they are as the events have them, and go with them.
  durations: { at: "step", orderBy: "scope, step", granule: 32, isHistory: false },
  histograms: { at: "step", orderBy: "scope, step", granule: 32, isHistory: true },
};

/** The column that says when what is in a row happened. */
export function timeColumn(copy: Copy): string {
  return layouts[copy].at;
}

/** Every table whose rows carry the numbers of seals. */
export const allCopies = Object.keys(layouts) as readonly Copy[];

/** Whether the rows of a table are sums that are kept when the events are gone. */
export function isHistory(copy: Copy): boolean {
  return layouts[copy].isHistory;
}

/** Rows are never read after their time is up, and go a few days later, whole parts at a time. */
const DAYS_KEPT_LONGER = 5;

/** How long things are kept, in days. */
export interface Retention {
  /** Events, in the host's table and as copies. */
  readonly rawRetentionDays: number;
  /** Sums of sealed days; nothing goes earlier than the events that it was made of. */
  readonly historyDays: number;
}

/** How many days the rows of a table are read for. */
export function daysKept(copy: Copy, { rawRetentionDays, historyDays }: Retention): number {
  return layouts[copy].isHistory ? Math.max(historyDays, rawRetentionDays) : rawRetentionDays;
}

/** 25 months, whichever they are. */
export const DEFAULT_HISTORY_DAYS = 762;

/**
 * Firsthand's own tables by name, in the order in which they are made. The rows of a seal all carry its number, and no row is ever changed:
 * a day is sealed anew by further rows under another number, and by a row in `seals` that names it.
 */
export function sealingTableForms(raw: string, retention: Retention): ReadonlyMap<string, TableForm> {
  const copies = (Object.entries(copyTables(raw)) as [Copy, string][]).map(([copy, name]) => {
    const { at, orderBy, granule } = layouts[copy];
    const keptDays = daysKept(copy, retention) + DAYS_KEPT_LONGER;
    const goes = `\nTTL toDateTime(${at}) + INTERVAL ${keptDays} DAY`;
    const layout = `PARTITION BY toYYYYMM(${at})\nORDER BY (${orderBy})${keptDays > MOST_DAYS_KEPT ? "" : goes}\nSETTINGS ttl_only_drop_parts = 1, index_granularity = ${granule}`;
    return [name, { columns: sealingColumns[copy], version: null, layout }] as const;
  });
  const { seals, ids, idBatches, months } = sealingTables(raw);
  const formOf = (kind: Bookkeeping, layout: string): TableForm => ({
    columns: sealingColumns[kind],
    version: null,
    layout,
  });
  // Of two inserts into the list with the same token the second is none.
  const list = "ORDER BY place\nSETTINGS non_replicated_deduplication_window = 1000";
  return new Map([
    [seals, formOf("seals", "ORDER BY (day, revision)")],
    ...copies,
    [ids, formOf("ids", "ORDER BY hash")],
    [idBatches, formOf("idBatches", list)],
    [months, formOf("months", "ORDER BY (month, seal)")],
  ]);
}

/**
 * Makes what is missing of Firsthand's own tables.
 *
 * @throws TelemetryError when the engine refuses.
 */
export async function createSealingTables(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  retention: Retention,
): Promise<void> {
  for (const [name, form] of sealingTableForms(table, retention))
    await writer.command(createTable(name, form));
}
