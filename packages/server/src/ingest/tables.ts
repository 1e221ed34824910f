import type { ClickHouse } from "../clickhouse/port.ts";
import { createTable, MOST_DAYS_KEPT, type TableForm } from "../clickhouse/table-form.ts";

/** Days for which the whole row of an accepted event stays beside its id. */
export const ROW_DAYS = 8;

/** The clause by which rows go when raw events of their time do. */
function goesAfter(days: number): string {
  return days > MOST_DAYS_KEPT ? "" : `\nTTL stored_at + INTERVAL ${days} DAY`;
}

/** The table of accepted events by organisation and id, beside the raw table. */
export function inboxTable(raw: string): string {
  return `${raw}_inbox`;
}

/** The form of {@link inboxTable}. Its rows go by the engine's own clock, whatever the host's says. */
function inboxForm(rawRetentionDays: number): TableForm {
  return {
    columns: {
      /** What ids are looked up by: a number is found faster than two texts. */
      key_hash: "UInt64 DEFAULT sipHash64(org_id_hash, event_id)",
      org_id_hash: "String CODEC(ZSTD)",
      event_id: "String CODEC(ZSTD)",
      name: "LowCardinality(String)",
      occurred_at: "DateTime64(3, 'UTC') CODEC(Delta, ZSTD)",
      /** Whose insert it came with, and which of that writer's: the last one of a writer may have been all that it did. */
      writer: "LowCardinality(String)",
      insert_number: "UInt64 CODEC(Delta, ZSTD)",
      /** The row as it is written to the raw table. */
      row: `String CODEC(ZSTD(3)) TTL stored_at + INTERVAL ${ROW_DAYS} DAY`,
      stored_at: "DateTime DEFAULT now() CODEC(Delta, ZSTD)",
    },
    version: null,
    layout:
      "PARTITION BY toYYYYMM(stored_at)\n" +
      `ORDER BY key_hash${goesAfter(rawRetentionDays)}\n` +
      // Ids are looked up one by one.
      "SETTINGS index_granularity = 256",
  };
}

/** The table of how many events were taken and refused, beside the raw table. It holds no event, and of those that were refused codes only. */
export function intakeTable(raw: string): string {
  return `${raw}_intake`;
}

/** The form of {@link intakeTable}: a row for what one source of an organisation sent within some time, and one for each report of drops. */
function intakeForm(rawRetentionDays: number): TableForm {
  return {
    columns: {
      taken_at: "DateTime64(3, 'UTC') CODEC(Delta, ZSTD)",
      org_id_hash: "LowCardinality(String)",
      source: "LowCardinality(String)",
      accepted: "UInt64 CODEC(ZSTD)",
      duplicates: "UInt64 CODEC(ZSTD)",
      rejected: "Map(LowCardinality(String), UInt64)",
      /** Empty where the row is no report. A report that arrived again stands here again. */
      report_id: "String",
      dropped: "Map(LowCardinality(String), UInt64)",
      /** How long after it had occurred the newest event of it was taken; null where none was. */
      lag_ms: "Nullable(Int64) CODEC(ZSTD)",
      stored_at: "DateTime DEFAULT now() CODEC(Delta, ZSTD)",
    },
    version: null,
    layout: `PARTITION BY toYYYYMM(stored_at)\nORDER BY taken_at${goesAfter(rawRetentionDays)}`,
  };
}

/**
 * Makes those of the tables that are missing.
 *
 * @throws TelemetryError when the engine refuses.
 */
export async function createIngestTables(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  rawRetentionDays: number,
  timeoutMs: number,
): Promise<void> {
  const waitedFor = { timeoutMs };
  await writer.command(createTable(inboxTable(table), inboxForm(rawRetentionDays)), { waitedFor });
  await writer.command(createTable(intakeTable(table), intakeForm(rawRetentionDays)), { waitedFor });
}
