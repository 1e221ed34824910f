import type { ClickHouse } from "../clickhouse/port.ts";

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

/** Rows are never read before raw retention begins, and go a few days later, whole parts at a time. */
const DAYS_KEPT_LONGER = 5;
/** What is to stay longer stays for ever: the engine's dates end in 2106, and what goes after that goes at once. */
const MOST_DAYS_KEPT = 3_650;

/**
 * Makes what is missing of Firsthand's own tables. The rows of a seal all carry its number, and no row is ever changed: a day is sealed
 * anew by further rows under another number, and by a row in `seals` that names it.
 *
 * @throws TelemetryError when the engine refuses.
 */
export async function createSealingTables(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  options: { readonly rawRetentionDays: number },
): Promise<void> {
  const { seals, events, orgs, activity, names, durations } = sealingTables(table);
  const keptDays = options.rawRetentionDays + DAYS_KEPT_LONGER;
  const goes = (date: string) =>
    keptDays > MOST_DAYS_KEPT
      ? ""
      : `\nTTL ${date} + INTERVAL ${keptDays} DAY\nSETTINGS ttl_only_drop_parts = 1`;
  await writer.command(`CREATE TABLE IF NOT EXISTS ${seals} (
  day Date,
  revision UInt64,
  seal Int64,
  events UInt64,
  rows UInt64,
  fingerprint UInt64,
  watermark Int64,
  inserts Array(Tuple(Int64, Int64)),
  raw_table String,
  written_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY (day, revision)`);
  await writer.command(`CREATE TABLE IF NOT EXISTS ${events} (
  seal Int64 CODEC(Delta, ZSTD),
  org_id_hash LowCardinality(String),
  name LowCardinality(String),
  occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  anonymous_user_hash UInt64 CODEC(ZSTD),
  session_hash UInt64 CODEC(ZSTD),
  route_pattern LowCardinality(Nullable(String)),
  source LowCardinality(String),
  feature LowCardinality(Nullable(String)),
  surface LowCardinality(Nullable(String)),
  view LowCardinality(Nullable(String)),
  filter_key LowCardinality(Nullable(String)),
  chart LowCardinality(Nullable(String)),
  action LowCardinality(Nullable(String)),
  boundary LowCardinality(Nullable(String)),
  error_class LowCardinality(Nullable(String)),
  value_count Nullable(UInt64) CODEC(ZSTD),
  duration_ms Nullable(UInt64) CODEC(ZSTD),
  pages_viewed Nullable(UInt64) CODEC(ZSTD),
  interactions Nullable(UInt64) CODEC(ZSTD)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (org_id_hash, name, occurred_at)${goes("toDateTime(occurred_at)")}`);
  await writer.command(`CREATE TABLE IF NOT EXISTS ${orgs} (
  seal Int64 CODEC(Delta, ZSTD),
  org_id_hash LowCardinality(String),
  step DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  newest_ingested_at DateTime64(3, 'UTC'),
  events UInt64,
  anonymous_users AggregateFunction(uniqExact, UInt64) CODEC(ZSTD),
  sessions AggregateFunction(uniqExact, UInt64) CODEC(ZSTD)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(step)
ORDER BY (org_id_hash, step)${goes("toDateTime(step)")}`);
  await writer.command(`CREATE TABLE IF NOT EXISTS ${activity} (
  seal Int64 CODEC(Delta, ZSTD),
  scope LowCardinality(String),
  step DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  events UInt64,
  anonymous_users AggregateFunction(uniqExact, UInt64) CODEC(ZSTD),
  sessions AggregateFunction(uniqExact, UInt64) CODEC(ZSTD),
  orgs AggregateFunction(uniqExact, UInt64) CODEC(ZSTD)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(step)
ORDER BY (scope, step)${goes("toDateTime(step)")}`);
  await writer.command(`CREATE TABLE IF NOT EXISTS ${names} (
  seal Int64 CODEC(Delta, ZSTD),
  scope LowCardinality(String),
  step DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  name LowCardinality(String),
  source LowCardinality(String),
  route_pattern LowCardinality(Nullable(String)),
  feature LowCardinality(Nullable(String)),
  surface LowCardinality(Nullable(String)),
  view LowCardinality(Nullable(String)),
  filter_key LowCardinality(Nullable(String)),
  chart LowCardinality(Nullable(String)),
  action LowCardinality(Nullable(String)),
  boundary LowCardinality(Nullable(String)),
  error_class LowCardinality(Nullable(String)),
  events UInt64 CODEC(ZSTD),
  anonymous_users AggregateFunction(uniqExact, UInt64) CODEC(ZSTD),
  sessions AggregateFunction(uniqExact, UInt64) CODEC(ZSTD),
  value_sum UInt128 CODEC(ZSTD),
  valued_events UInt64 CODEC(ZSTD)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(step)
ORDER BY (scope, name, step)${goes("toDateTime(step)")}`);
  await writer.command(`CREATE TABLE IF NOT EXISTS ${durations} (
  seal Int64 CODEC(Delta, ZSTD),
  scope LowCardinality(String),
  step DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  name LowCardinality(String),
  events UInt64 CODEC(ZSTD),
  durations Array(UInt64) CODEC(ZSTD),
  pages_sum UInt128 CODEC(ZSTD),
  paged_events UInt64 CODEC(ZSTD),
  interaction_sum UInt128 CODEC(ZSTD),
  interacted_events UInt64 CODEC(ZSTD)
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(step)
ORDER BY (scope, step)${goes("toDateTime(step)")}`);
}
