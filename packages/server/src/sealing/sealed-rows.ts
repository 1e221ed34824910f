import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { Seal } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

const TIMEOUT_MS = 600_000;

/** How many rows carry a seal's number: of events, and in all tables together. */
export type SealedRows = Pick<Seal, "events" | "rows">;

/** Counts the rows of seals, by seal. */
export async function countRows(
  { reader, table }: Pick<ClickHouse, "reader" | "table">,
  seals: readonly Pick<Seal, "day" | "seal">[],
): Promise<ReadonlyMap<number, SealedRows>> {
  if (seals.length === 0) return new Map();
  const days = seals.map(({ day }) => day);
  const { seals: _, ...copies } = sealingTables(table);
  const counts = Object.entries(copies).map(([kind, name]) => {
    const at = kind === "events" ? "occurred_at" : "step";
    return `SELECT seal, count() AS written, ${kind === "events" ? 1 : 0} AS isEvents FROM ${name}
WHERE seal IN {seals:Array(Int64)} AND ${at} >= fromUnixTimestamp64Milli({start:Int64}, 'UTC') AND ${at} < fromUnixTimestamp64Milli({end:Int64}, 'UTC') GROUP BY seal`;
  });
  const { rows } = await reader.read<SealedRows & Pick<Seal, "seal">>(
    {
      sql: `SELECT seal, sumIf(written, isEvents = 1) AS events, sum(written) AS rows FROM (${counts.join(" UNION ALL ")}) GROUP BY seal`,
      parameters: {
        seals: seals.map(({ seal }) => seal),
        start: Math.min(...days) * DAY_MS,
        end: (Math.max(...days) + 1) * DAY_MS,
      },
    },
    { timeoutMs: TIMEOUT_MS },
  );
  return new Map(rows.map((row) => [row.seal, row]));
}

/**
 * The days, of one month, whose seals have all of their rows. Parts tell of whole months only, where rows that count for nothing can stand
 * in for rows that are lost.
 */
export async function findWholeSeals(
  clickhouse: Pick<ClickHouse, "reader" | "table">,
  seals: readonly Pick<Seal, "day" | "seal" | "events" | "rows">[],
): Promise<ReadonlySet<number>> {
  const found = await countRows(clickhouse, seals);
  const isWhole = ({ seal, events, rows }: Pick<Seal, "seal" | "events" | "rows">) => {
    const stored = found.get(seal) ?? { events: 0, rows: 0 };
    return stored.events === events && stored.rows === rows;
  };
  return new Set(seals.filter(isWhole).map(({ day }) => day));
}
