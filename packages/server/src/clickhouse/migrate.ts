import type { ClickHouse } from "./port.ts";
import { createTable, type TableForm } from "./table-form.ts";

/** Options of {@link migrate}. */
export interface MigrateOptions {
  /**
   * Whether a table that is made lets events go after 180 days. Without it, events with fixed dates stay, which tests
   * and benchmarks need.
   * @default true
   */
  readonly ttl?: boolean | undefined;
}

/**
 * Makes the table of the raw events when it is missing. A table that is there stays as it is, whoever made it: whether
 * it fits is what `firsthand doctor` says.
 *
 * @throws TelemetryError `store_unavailable` or `internal` when the engine refuses.
 */
export async function migrate(clickhouse: ClickHouse, options: MigrateOptions = {}): Promise<void> {
  await clickhouse.writer.command(
    createTable(clickhouse.table, rawTableForm((options.ttl ?? true) ? RAW_TTL_DAYS : null)),
  );
}

/** How long a table that is made keeps events. */
export const RAW_TTL_DAYS = 180;

/** The table of the raw events; null keeps events for ever. */
export function rawTableForm(ttlDays: number | null): TableForm {
  const ttl = ttlDays === null ? "" : `\nTTL toDateTime(occurred_at) + INTERVAL ${ttlDays} DAY DELETE`;
  return {
    columns: {
      org_id_hash: "String DEFAULT ''",
      event_id: "String",
      name: "LowCardinality(String)",
      schema_version: "String",
      session_id: "String",
      anonymous_user_id: "String",
      route_pattern: "Nullable(String)",
      payload_json: "String",
      occurred_at: "DateTime64(3, 'UTC')",
      ingested_at: "DateTime64(3, 'UTC')",
      source: "LowCardinality(String)",
    },
    version: "ingested_at",
    layout: `PARTITION BY toYYYYMM(occurred_at)\nORDER BY (org_id_hash, name, occurred_at, event_id)${ttl}`,
  };
}
