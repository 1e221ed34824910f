import type { HealthIntake } from "@firsthand/contract";
import type { Reader, ReadOptions } from "../clickhouse/port.ts";
import { bind, nameOf, type Sql, sql } from "../query/sql/sql.ts";
import { intakeTable } from "./tables.ts";

const HOUR_MS = 3_600_000;
const HOURS = 24;
/** Sources are a handful of products; should somebody send thousands, these are enough to see it. */
const MOST_SOURCES = 50;

interface HourRow {
  /** From 0, which is the first hour that is told. */
  readonly hour: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly dropped: Readonly<Record<string, number>>;
}

/** Reads what `Intake` wrote in the last 24 UTC hours, the current one included. */
export async function readIntake(
  reader: Reader,
  table: string,
  nowMs: number,
  options: ReadOptions,
): Promise<HealthIntake> {
  const sinceMs = (Math.floor(nowMs / HOUR_MS) - HOURS + 1) * HOUR_MS;
  const intake = nameOf(intakeTable(table));
  const since = bind("since", "Int64", sinceMs);
  const until = bind("until", "Int64", sinceMs + HOURS * HOUR_MS);
  // Written by clocks of other processes too, which may be in the next hour already.
  const isRecent = sql`taken_at >= fromUnixTimestamp64Milli(${since}, 'UTC') AND taken_at < fromUnixTimestamp64Milli(${until}, 'UTC')`;
  const ask = async <Row>(text: Sql) => (await reader.read<Row>(text.toStatement(), options)).rows;
  const columns = sql`SELECT taken_at, accepted, duplicates, rejected, dropped FROM ${intake} WHERE ${isRecent}`;
  const reports = sql`${columns} AND report_id != '' ORDER BY taken_at LIMIT 1 BY org_id_hash, report_id`;
  const rows = await ask<HourRow>(
    sql`SELECT toFloat64(intDiv(toUnixTimestamp64Milli(taken_at) - ${since}, 3600000)) AS hour, toFloat64(sum(accepted)) AS accepted, toFloat64(sum(duplicates)) AS duplicates, mapApply((code, events) -> (code, toFloat64(events)), sumMap(rejected)) AS rejected, mapApply((reason, events) -> (reason, toFloat64(events)), sumMap(dropped)) AS dropped FROM (${columns} AND report_id = '' UNION ALL SELECT * FROM (${reports})) GROUP BY hour`,
  );
  const [lag] = await ask<{ lagMs: number | null }>(
    sql`SELECT if(count(lag_ms) = 0, NULL, toFloat64(quantileExact(lag_ms))) AS lagMs FROM ${intake} WHERE ${isRecent} AND report_id = ''`,
  );
  const sources = await ask<{ source: string; newestMs: number }>(
    sql`SELECT source, toFloat64(toUnixTimestamp64Milli(max(taken_at))) AS newestMs FROM ${intake} WHERE ${isRecent} AND accepted > 0 GROUP BY source ORDER BY newestMs DESC, source LIMIT ${bind("most", "UInt32", MOST_SOURCES)}`,
  );
  const byHour = new Map(rows.map((row) => [row.hour, row]));
  return {
    // Added up from the hours, so that a figure and its trend cannot disagree.
    accepted: sum(rows.map(({ accepted }) => accepted)),
    duplicates: sum(rows.map(({ duplicates }) => duplicates)),
    rejected: sumByName(rows.map(({ rejected }) => rejected)),
    dropped: sumByName(rows.map(({ dropped }) => dropped)),
    lagMs: lag?.lagMs ?? null,
    sources: sources.map(({ source, newestMs }) => ({
      source,
      newestIngestedAt: new Date(newestMs).toISOString(),
    })),
    hours: Array.from({ length: HOURS }, (_, hour) => {
      const { accepted = 0, duplicates = 0, rejected = {}, dropped = {} } = byHour.get(hour) ?? {};
      return {
        start: new Date(sinceMs + hour * HOUR_MS).toISOString(),
        accepted,
        duplicates,
        rejected: sum(Object.values(rejected)),
        dropped: sum(Object.values(dropped)),
      };
    }),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function sumByName(hours: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const [name, count] of hours.flatMap(Object.entries<number>))
    totals.set(name, (totals.get(name) ?? 0) + count);
  return Object.fromEntries(totals);
}
