import type { ClickHouse } from "./port.ts";
import { isOfDatabase, splitName } from "./table-name.ts";

/** A column as the engine describes it. */
export interface InspectedColumn {
  readonly name: string;
  /** The type in the engine's own spelling, such as `DateTime64(3, 'UTC')`. */
  readonly type: string;
  /** The default as an expression; empty when there is none. */
  readonly defaultExpression: string;
}

/** What the engine says about a table of raw events. Judged by `firsthand doctor`, never changed. */
export interface InspectedTable {
  readonly columns: readonly InspectedColumn[];
  /** Such as `ReplacingMergeTree`, or `ReplicatedReplacingMergeTree`. */
  readonly engine: string;
  /** The column whose greatest value wins among deliveries of one event; null when the engine keeps all or any. */
  readonly versionColumn: string | null;
  /** The sort key's expressions, in order. */
  readonly sortingKey: readonly string[];
  /** Empty when the table is not partitioned. */
  readonly partitionKey: string;
  /** The rule that lets rows go, as the engine writes it; null when rows stay. */
  readonly ttl: string | null;
  /** The engine's version, such as `26.7.2.1`. */
  readonly engineVersion: string;
}

interface TableRow {
  readonly engine: string;
  readonly engine_full: string;
  readonly sorting_key: string;
  readonly partition_key: string;
  readonly version: string;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly default_expression: string;
}

/**
 * Describes the table of the raw events; null when there is none.
 *
 * @throws TelemetryError when the engine cannot be asked.
 */
export async function inspectTable(clickhouse: ClickHouse): Promise<InspectedTable | null> {
  const [database, name] = splitName(clickhouse.table);
  const parameters = { database, name };
  const options = { timeoutMs: 10_000 };
  const tables = await clickhouse.reader.read<TableRow>(
    {
      sql: `SELECT engine, engine_full, sorting_key, partition_key, version() AS version FROM system.tables WHERE ${isOfDatabase} AND name = {name:String}`,
      parameters,
    },
    options,
  );
  const table = tables.rows[0];
  if (table === undefined) return null;
  const columns = await clickhouse.reader.read<ColumnRow>(
    {
      sql: `SELECT name, type, default_expression FROM system.columns WHERE ${isOfDatabase} AND table = {name:String} ORDER BY position`,
      parameters,
    },
    options,
  );
  return {
    columns: columns.rows.map((column) => ({
      name: column.name,
      type: column.type,
      defaultExpression: column.default_expression,
    })),
    engine: table.engine,
    versionColumn: versionColumnOf(table.engine_full),
    sortingKey: table.sorting_key.split(", "),
    partitionKey: table.partition_key,
    ttl: / TTL (.+?)(?: SETTINGS |$)/.exec(table.engine_full)?.[1] ?? null,
    engineVersion: table.version,
  };
}

/** The last argument that is a name; a replicated engine has its path and its replica, in quotes, before it. */
function versionColumnOf(engineFull: string): string | null {
  const argumentList = /^\w*ReplacingMergeTree\(([^)]*)\)/.exec(engineFull)?.[1] ?? "";
  return argumentList.split(", ").find((argument) => /^\w+$/.test(argument)) ?? null;
}
