import type { ClickHouse, ReadStatement } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { FieldName } from "../query/sql/field-name.ts";
import { rawColumnsAsSealed, sealedColumns } from "../query/sql/fields.ts";
import { join, type Sql, sql } from "../query/sql/sql.ts";
import { sealingTables } from "./tables.ts";

/** Days of one month that are written together, and the number from which their seals are counted. */
export interface Batch {
  readonly days: readonly number[];
  readonly base: number;
}

const BATCHES_A_SECOND = 10_000;
let counted = Math.floor(Math.random() * BATCHES_A_SECOND);

/**
 * A number that no other batch has: the second in which it is made and a count that each process begins somewhere else, with room for
 * the days of a month. Other numbers of the same day may be in the tables, of earlier seals and of attempts that were broken off: what
 * counts is which one the seal names.
 */
export function newBase(nowMs: number): number {
  counted = (counted + 1) % BATCHES_A_SECOND;
  return (Math.floor(nowMs / 1_000) * BATCHES_A_SECOND + counted) * 100;
}

/** The number of a day's seal. */
export function sealOf({ base }: Pick<Batch, "base">, day: number): number {
  return base + new Date(day * DAY_MS).getUTCDate();
}

/** When the batch was begun whose seal has this number, milliseconds since the epoch. */
export function begunAt(seal: number): number {
  return Math.floor(seal / 1_000_000) * 1_000;
}

/** Writes the events of some days, each once, and which organisations they are of. They count for nothing until a seal names them. */
export async function writeDays(
  { writer, table }: Pick<ClickHouse, "writer" | "table">,
  batch: Batch,
  threads: number,
): Promise<void> {
  const { events, orgs } = sealingTables(table);
  const values = writtenOut(listOf(rawColumnsAsSealed));
  const seal = `${batch.base} + toDayOfMonth(occurred_at)`;
  const settings = `SETTINGS max_threads = ${threads}, max_insert_threads = 1`;
  const source = `FROM ${table} FINAL WHERE ${isOf(batch)}`;
  await writer.command(
    `INSERT INTO ${events} (seal, ${listOf(sealedColumns).sql}) SELECT ${seal}, ${values} ${source} ${settings}`,
  );
  await writer.command(
    `INSERT INTO ${orgs} (seal, org_id_hash, day, newest_ingested_at) SELECT ${seal} AS sealed, org_id_hash, toDate(occurred_at) AS at, max(ingested_at) ${source} GROUP BY sealed, org_id_hash, at ${settings}`,
  );
}

/** How many rows each seal of a batch has. */
export async function countRows(
  { reader, table }: Pick<ClickHouse, "reader" | "table">,
  batch: Batch,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await reader.read<{ seal: number; rows: number }>(
    {
      sql: `SELECT seal, count() AS rows FROM ${sealingTables(table).events} WHERE has({seals:Array(Int64)}, seal) AND ${isOf(batch)} GROUP BY seal`,
      parameters: { seals: batch.days.map((day) => sealOf(batch, day)) },
    },
    { timeoutMs: 600_000 },
  );
  return new Map(rows.map((row) => [row.seal, row.rows]));
}

function listOf(columns: Readonly<Record<FieldName, Sql>>): ReadStatement {
  const names = Object.keys(sealedColumns) as FieldName[];
  return join(
    names.map((name) => columns[name]),
    sql`, `,
  ).toStatement();
}

function isOf({ days }: Batch): string {
  const instant = (ms: number) => `fromUnixTimestamp64Milli(${ms}, 'UTC')`;
  const from = instant(Math.min(...days) * DAY_MS);
  const to = instant((Math.max(...days) + 1) * DAY_MS);
  return `occurred_at >= ${from} AND occurred_at < ${to} AND toUInt16(toDate(occurred_at)) IN (${days.join(", ")})`;
}

/** A statement with its values in its text. Only names of fields come this way, so nothing has to be escaped. */
function writtenOut({ sql, parameters }: ReadStatement): string {
  return sql.replaceAll(/\{(\w+):String\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== "string" || !/^\w+$/.test(value))
      throw new TypeError(`${name} is not the name of a field.`);
    return `'${value}'`;
  });
}
