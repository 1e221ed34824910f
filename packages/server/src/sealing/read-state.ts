import type { Reader, ReadStatement } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { findFaults, ownTables, type TableFault } from "./own-tables.ts";
import type { Inserts, Part, Seal, TableState } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

const TIMEOUT_MS = 10_000;
const isOurDatabase = "database = if({database:String} = '', currentDatabase(), {database:String})";

/** What the engine says of the raw table and of Firsthand's own. */
export interface FoundTables extends TableState {
  /** What is missing of Firsthand's own tables, which are read only when they are whole. */
  readonly faults: readonly TableFault[];
  /** How the raw table is partitioned; null when there is none. */
  readonly partitionKey: string | null;
}

/** Asks the engine about its tables and their parts. No event is read. */
export async function readTableState(reader: Reader, raw: string): Promise<FoundTables> {
  const { seals: _, ...copies } = sealingTables(raw);
  const own = [...(await ownTables(raw)).keys()];
  const [database, rawName] = splitName(raw);
  const tables = [raw, ...Object.values(copies)].map((table) => splitName(table)[1]);
  const [found, columns, parts] = await Promise.all([
    read<TableRow>(reader, {
      sql: `SELECT toString(uuid) AS uuid, partition_key FROM system.tables WHERE ${isOurDatabase} AND name = {rawName:String}`,
      parameters: { database, rawName },
    }),
    read<{ table: string; names: readonly string[] }>(reader, {
      sql: `SELECT table, groupArray(name) AS names FROM system.columns WHERE ${isOurDatabase} AND table IN {own:Array(String)} GROUP BY table`,
      parameters: { database, own: own.map((table) => splitName(table)[1]) },
    }),
    read<PartRow>(reader, {
      sql: `SELECT table, partition_id, min_block_number, max_block_number, data_version, toUnixTimestamp(min_time) AS min_time, toUnixTimestamp(max_time) AS max_time, rows
FROM system.parts WHERE active AND ${isOurDatabase} AND table IN {tables:Array(String)}`,
      parameters: { database, tables },
    }),
  ]);
  const columnsOf = (table: string) => columns.find((row) => row.table === splitName(table)[1])?.names ?? [];
  return {
    rawTable: found[0]?.uuid ?? "",
    partitionKey: found[0]?.partition_key ?? null,
    faults: await findFaults(raw, columnsOf),
    raw: parts.filter(({ table }) => table === rawName).map(partOf),
    copies: parts.filter(({ table }) => table !== rawName).map(partOf),
  };
}

/** The latest word on every day that was ever sealed. */
export async function readSeals(reader: Reader, raw: string): Promise<readonly Seal[]> {
  const rows = await read<SealRow>(reader, {
    sql: `SELECT toUInt16(day) AS at, argMax((revision, seal, events, rows, toString(fingerprint), watermark, inserts, raw_table), (revision, seal)) AS latest
FROM ${sealingTables(raw).seals} GROUP BY day ORDER BY day`,
    parameters: {},
  });
  return rows.map(
    ({ at, latest: [revision, seal, events, rows, fingerprint, watermark, inserts, rawTable] }) => ({
      day: at,
      revision,
      seal,
      events,
      rows,
      fingerprint,
      watermark,
      inserts,
      rawTable,
    }),
  );
}

interface TableRow {
  readonly uuid: string;
  readonly partition_key: string;
}

interface PartRow {
  readonly table: string;
  readonly partition_id: string;
  readonly min_block_number: number;
  readonly max_block_number: number;
  readonly data_version: number;
  readonly min_time: number;
  readonly max_time: number;
  readonly rows: number;
}

interface SealRow {
  readonly at: number;
  readonly latest: readonly [number, number, number, number, string, number, readonly Inserts[], string];
}

async function read<Row>(reader: Reader, statement: ReadStatement): Promise<readonly Row[]> {
  return (await reader.read<Row>(statement, { timeoutMs: TIMEOUT_MS })).rows;
}

function partOf({ partition_id, data_version, min_time, max_time, rows, ...part }: PartRow): Part {
  const inserts = [part.min_block_number, part.max_block_number] as const;
  // Without bounds a part may hold any day.
  const isBounded = min_time > 0 && max_time > 0;
  return {
    // Patches lie in partitions of their own, which are named after the one that they patch.
    month: partition_id.replace(/^patch-\w+-/, ""),
    inserts,
    // Of a part that was never mutated it is the number of its first insert.
    mutation: data_version === inserts[0] ? 0 : data_version,
    firstDay: isBounded ? Math.floor((min_time * 1_000) / DAY_MS) : Number.NEGATIVE_INFINITY,
    lastDay: isBounded ? Math.floor((max_time * 1_000) / DAY_MS) : Number.POSITIVE_INFINITY,
    rows,
  };
}

function splitName(table: string): readonly [database: string, name: string] {
  const dot = table.indexOf(".");
  return [table.slice(0, Math.max(dot, 0)), table.slice(dot + 1)];
}
