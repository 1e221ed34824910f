import type { Reader, ReadStatement } from "../clickhouse/port.ts";
import { isOfDatabase, splitName } from "../clickhouse/table-name.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { findFaults, ownTables, type TableFault } from "./own-tables.ts";
import type { Inserts, Part, RowCounts, Seal, TableState } from "./standing-seals.ts";
import { copyTables, sealingTables } from "./tables.ts";

const TIMEOUT_MS = 10_000;

/** What the engine says of the raw table and of Firsthand's own. */
export interface FoundTables extends TableState {
  /** What is missing of Firsthand's own tables, which are read only when they are whole. */
  readonly faults: readonly TableFault[];
  /** Such as `ReplicatedReplacingMergeTree`; null when there is no raw table. */
  readonly engine: string | null;
  /** How the raw table is partitioned; null when there is none. */
  readonly partitionKey: string | null;
  /** The same for as long as nothing is written into the tables of seals and of months. */
  readonly sealsMark: string;
  /** The same for as long as no id gets a number and none is forgotten. */
  readonly numbersMark: string;
}

/** Asks the engine about its tables and their parts. No event is read. */
export async function readTableState(reader: Reader, raw: string): Promise<FoundTables> {
  const [database, rawName] = splitName(raw);
  const nameIn = (table: string) => splitName(table)[1];
  const { seals, months, ids, idBatches } = sealingTables(raw);
  const sealNames = [seals, months].map(nameIn);
  const numberNames = [ids, idBatches].map(nameIn);
  const copies = Object.entries(copyTables(raw)).map(([copy, table]) => [copy, nameIn(table)] as const);
  const [found, columns, parts] = await Promise.all([
    read<TableRow>(reader, {
      sql: `SELECT toString(uuid) AS uuid, engine, partition_key FROM system.tables WHERE ${isOfDatabase} AND name = {rawName:String}`,
      parameters: { database, rawName },
    }),
    read<{ table: string; names: readonly string[] }>(reader, {
      sql: `SELECT table, groupArray(name) AS names FROM system.columns WHERE ${isOfDatabase} AND table IN {own:Array(String)} GROUP BY table`,
      parameters: { database, own: [...ownTables(raw).keys()].map(nameIn) },
    }),
    read<PartRow>(reader, {
      sql: `SELECT table, partition_id, min_block_number, max_block_number, data_version, toUnixTimestamp(modification_time) AS modified, toUnixTimestamp(min_time) AS min_time, toUnixTimestamp(max_time) AS max_time, rows
FROM system.parts WHERE active AND ${isOfDatabase} AND table IN {tables:Array(String)}`,
      parameters: {
        database,
        tables: [rawName, ...sealNames, ...numberNames, ...copies.map(([, name]) => name)],
      },
    }),
  ]);
  const partsOf = (name: string) => parts.filter(({ table }) => table === name).map(partOf);
  const columnsOf = (table: string) => columns.find((row) => row.table === nameIn(table))?.names ?? [];
  return {
    rawTable: found[0]?.uuid ?? "",
    engine: found[0]?.engine ?? null,
    partitionKey: found[0]?.partition_key ?? null,
    faults: findFaults(raw, columnsOf),
    sealsMark: JSON.stringify(parts.filter(({ table }) => sealNames.includes(table))),
    numbersMark: JSON.stringify(parts.filter(({ table }) => numberNames.includes(table))),
    raw: partsOf(rawName),
    copies: Object.fromEntries(copies.map(([copy, name]) => [copy, partsOf(name)])),
  };
}

/** The latest word on every day that was ever sealed. */
export async function readSeals(reader: Reader, raw: string): Promise<readonly Seal[]> {
  const rows = await read<SealRow>(reader, {
    sql: `SELECT toUInt16(day) AS at, argMax((revision, seal, events, rows, toString(fingerprint), watermark, inserts, raw_table, numbering), (revision, seal)) AS latest
FROM ${sealingTables(raw).seals} GROUP BY day ORDER BY day`,
    parameters: {},
  });
  return rows.map(
    ({
      at,
      latest: [revision, seal, events, rows, fingerprint, watermark, inserts, rawTable, numbering],
    }) => ({
      day: at,
      revision,
      seal,
      events,
      rows,
      fingerprint,
      watermark,
      inserts,
      rawTable,
      numbering,
    }),
  );
}

interface TableRow {
  readonly uuid: string;
  readonly engine: string;
  readonly partition_key: string;
}

interface PartRow {
  readonly table: string;
  readonly partition_id: string;
  readonly min_block_number: number;
  readonly max_block_number: number;
  readonly data_version: number;
  readonly modified: number;
  readonly min_time: number;
  readonly max_time: number;
  readonly rows: number;
}

interface SealRow {
  readonly at: number;
  readonly latest: readonly [
    number,
    number,
    number,
    RowCounts,
    string,
    number,
    readonly Inserts[],
    string,
    number,
  ];
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
