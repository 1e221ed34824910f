import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { RowCounts, Seal } from "./standing-seals.ts";
import { allCopies, type Copy, copyTables, timeColumn } from "./tables.ts";

const TIMEOUT_MS = 600_000;

/** Counts the rows of seals, by seal and table. */
export async function countRows(
  { reader, table }: Pick<ClickHouse, "reader" | "table">,
  seals: readonly Pick<Seal, "day" | "seal">[],
): Promise<ReadonlyMap<number, RowCounts>> {
  if (seals.length === 0) return new Map();
  const days = seals.map(({ day }) => day);
  const counts = (Object.entries(copyTables(table)) as [Copy, string][]).map(([copy, name]) => {
    const at = timeColumn(copy);
    return `SELECT seal, map('${copy}', count()) AS written FROM ${name}
WHERE seal IN {seals:Array(Int64)} AND ${at} >= fromUnixTimestamp64Milli({start:Int64}, 'UTC') AND ${at} < fromUnixTimestamp64Milli({end:Int64}, 'UTC') GROUP BY seal`;
  });
  const { rows } = await reader.read<Pick<Seal, "seal" | "rows">>(
    {
      sql: `SELECT seal, sumMap(written) AS rows FROM (${counts.join(" UNION ALL ")}) GROUP BY seal`,
      parameters: {
        seals: seals.map(({ seal }) => seal),
        start: Math.min(...days) * DAY_MS,
        end: (Math.max(...days) + 1) * DAY_MS,
      },
    },
    { timeoutMs: TIMEOUT_MS, background: true },
  );
  return new Map(rows.map((row) => [row.seal, row.rows]));
}

/**
 * The days, of one month, whose seals have all of their rows in some tables. Parts tell of whole months only, where rows that count for nothing can stand
 * in for rows that are lost.
 */
export async function findWholeSeals(
  clickhouse: Pick<ClickHouse, "reader" | "table">,
  seals: readonly Pick<Seal, "day" | "seal" | "rows">[],
  copies: readonly Copy[] = allCopies,
): Promise<ReadonlySet<number>> {
  const found = await countRows(clickhouse, seals);
  const isWhole = ({ seal, rows }: Pick<Seal, "seal" | "rows">) =>
    copies.every((copy) => (found.get(seal)?.[copy] ?? 0) === (rows[copy] ?? 0));
  return new Set(seals.filter(isWhole).map(({ day }) => day));
}
