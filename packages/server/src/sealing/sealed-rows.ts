import type { Reader } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { Seal } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

const TIMEOUT_MS = 600_000;

/**
 * Which of the given seals, of days of one month, have all of their rows: as many as there were events, and one for each organisation
 * among them. Parts tell of whole months only, where rows that count for nothing can stand in for rows that are lost.
 */
export async function findWholeSeals(
  reader: Reader,
  raw: string,
  seals: readonly Pick<Seal, "day" | "seal" | "events">[],
): Promise<ReadonlySet<number>> {
  if (seals.length === 0) return new Set();
  const { events, orgs } = sealingTables(raw);
  const days = seals.map(({ day }) => day);
  const parameters = {
    seals: seals.map(({ seal }) => seal),
    start: Math.min(...days) * DAY_MS,
    end: (Math.max(...days) + 1) * DAY_MS,
  };
  const isMonth = (at: string) =>
    `${at} >= fromUnixTimestamp64Milli({start:Int64}, 'UTC') AND ${at} < fromUnixTimestamp64Milli({end:Int64}, 'UTC')`;
  const read = async <Row>(sql: string) =>
    (await reader.read<Row>({ sql, parameters }, { timeoutMs: TIMEOUT_MS })).rows;
  const [stored, named] = await Promise.all([
    read<{ seal: number; rows: number; orgs: number }>(
      `SELECT seal, count() AS rows, uniqExact(org_id_hash) AS orgs FROM ${events} WHERE seal IN {seals:Array(Int64)} AND ${isMonth("occurred_at")} GROUP BY seal`,
    ),
    read<{ seal: number; orgs: number }>(
      `SELECT seal, count() AS orgs FROM ${orgs} WHERE seal IN {seals:Array(Int64)} AND ${isMonth("toDateTime64(day, 3, 'UTC')")} GROUP BY seal`,
    ),
  ]);
  const rowsOf = new Map(stored.map((row) => [row.seal, row]));
  const orgsOf = new Map(named.map((row) => [row.seal, row.orgs]));
  const isWhole = ({ seal, events }: Pick<Seal, "seal" | "events">) => {
    const { rows, orgs } = rowsOf.get(seal) ?? { rows: 0, orgs: 0 };
    return rows === events && orgs === (orgsOf.get(seal) ?? 0);
  };
  return new Set(seals.filter(isWhole).map(({ day }) => day));
}
