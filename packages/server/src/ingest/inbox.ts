import type { ClickHouse } from "../clickhouse/port.ts";
import { createTable, type TableForm } from "../clickhouse/table-form.ts";

/** Days for which the whole row of an accepted event stays beside its id. */
const ROW_DAYS = 8;

/** The table of accepted events by organisation and id, beside the raw table. */
export function inboxTable(raw: string): string {
  return `${raw}_inbox`;
}

/** The form of {@link inboxTable}. Its rows go by the engine's own clock, whatever the host's says. */
export function inboxForm(rawRetentionDays: number): TableForm {
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
      "ORDER BY key_hash\n" +
      `TTL stored_at + INTERVAL ${rawRetentionDays} DAY\n` +
      // Ids are looked up one by one.
      "SETTINGS index_granularity = 256",
  };
}

/**
 * Makes the inbox when it is missing.
 *
 * @throws TelemetryError when the engine refuses.
 */
export async function createInbox(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  rawRetentionDays: number,
  timeoutMs: number,
): Promise<void> {
  await writer.command(createTable(inboxTable(table), inboxForm(rawRetentionDays)), {
    waitedFor: { timeoutMs },
  });
}
