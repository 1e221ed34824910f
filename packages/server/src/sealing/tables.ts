import type { ClickHouse } from "../clickhouse/port.ts";

/** Firsthand's own tables, beside the host's table of raw events and named after it. */
export interface SealingTables {
  /** Which days are sealed, one row for each time that a day was found to be so. */
  readonly seals: string;
  /** The events of sealed days, each once, with the fields that metrics read as columns. */
  readonly events: string;
  /** The organisations of each sealed day. */
  readonly orgs: string;
}

export function sealingTables(raw: string): SealingTables {
  return { seals: `${raw}_seals`, events: `${raw}_sealed`, orgs: `${raw}_sealed_orgs` };
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
  const { seals, events, orgs } = sealingTables(table);
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
  seal Int64,
  org_id_hash String,
  day Date,
  newest_ingested_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (org_id_hash, day)${goes("day")}`);
}
