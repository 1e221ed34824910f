import type { Reader, ReadOptions } from "../clickhouse/port.ts";
import { bind, nameOf, type Sql, sql } from "../query/sql/sql.ts";
import { intakeTable } from "./tables.ts";

/** What was taken in the last day, over all organisations. */
export interface IntakeSummary {
  readonly accepted: number;
  readonly duplicates: number;
  /** By code. */
  readonly rejected: Readonly<Record<string, number>>;
  /** What producers said that they dropped, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** The median time between when an event occurred and when it was taken, of the newest of each second; null where none was. */
  readonly lagMs: number | null;
  readonly sources: readonly { readonly source: string; readonly newestIngestedAt: string }[];
}

const DAY_MS = 86_400_000;
/** Sources are a handful of products; should somebody send thousands, these are enough to see it. */
const MOST_SOURCES = 50;

/** Reads what `Intake` wrote. */
export async function readIntake(
  reader: Reader,
  table: string,
  nowMs: number,
  options: ReadOptions,
): Promise<IntakeSummary> {
  const intake = nameOf(intakeTable(table));
  const ask = async <Row>(text: Sql) => (await reader.read<Row>(text.toStatement(), options)).rows;
  const isRecent = sql`taken_at >= fromUnixTimestamp64Milli(${bind("since", "Int64", nowMs - DAY_MS)}, 'UTC')`;
  const [counts] = await ask<Omit<IntakeSummary, "dropped" | "sources">>(
    sql`SELECT toFloat64(sum(accepted)) AS accepted, toFloat64(sum(duplicates)) AS duplicates, mapApply((code, events) -> (code, toFloat64(events)), sumMap(rejected)) AS rejected, if(count(lag_ms) = 0, NULL, toFloat64(quantileExact(lag_ms))) AS lagMs FROM ${intake} WHERE ${isRecent} AND report_id = ''`,
  );
  const [reports] = await ask<Pick<IntakeSummary, "dropped">>(
    sql`SELECT mapApply((reason, events) -> (reason, toFloat64(events)), sumMap(dropped)) AS dropped FROM (SELECT dropped FROM ${intake} WHERE ${isRecent} AND report_id != '' LIMIT 1 BY org_id_hash, report_id)`,
  );
  const sources = await ask<{ source: string; newestMs: number }>(
    sql`SELECT source, toFloat64(toUnixTimestamp64Milli(max(taken_at))) AS newestMs FROM ${intake} WHERE ${isRecent} AND accepted > 0 GROUP BY source ORDER BY newestMs DESC LIMIT ${bind("most", "UInt32", MOST_SOURCES)}`,
  );
  if (counts === undefined || reports === undefined) throw new TypeError("A sum has a row.");
  return {
    ...counts,
    ...reports,
    sources: sources.map(({ source, newestMs }) => ({
      source,
      newestIngestedAt: new Date(newestMs).toISOString(),
    })),
  };
}
