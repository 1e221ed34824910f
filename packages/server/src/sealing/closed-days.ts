import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { monthOf, type Seal } from "./standing-seals.ts";

/** Days before are read from the host's table: a date of the epoch's beginning, as broken clocks give, is not to make seals of fifty years. */
const MOST_DAYS = 9_000;

/** What decides which days can be sealed. */
export interface ClosedUntil {
  /** The first instant that raw retention keeps. */
  readonly keptSinceMs: number;
  /** Days that end later are not over. */
  readonly closedUntilMs: number;
}

/**
 * The days from the first event that is kept, or that was once sealed and may be gone, to the last day that is over, without a day that
 * raw retention has reached.
 */
export async function findClosedDays(
  { reader, table }: Pick<ClickHouse, "reader" | "table">,
  seals: readonly Seal[],
  { keptSinceMs, closedUntilMs }: ClosedUntil,
): Promise<readonly number[]> {
  const { rows } = await reader.read<{ events: number; first: number }>(
    {
      sql: `SELECT count() AS events, toUnixTimestamp64Milli(min(occurred_at)) AS first FROM ${table} WHERE occurred_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`,
      parameters: { since: Math.ceil(keptSinceMs / DAY_MS) * DAY_MS },
    },
    { timeoutMs: 60_000, background: true },
  );
  const known = seals.map(({ day }) => day).filter((day) => day * DAY_MS >= keptSinceMs);
  const found = rows.filter(({ events }) => events > 0).map((row) => Math.floor(row.first / DAY_MS));
  if (known.length + found.length === 0) return [];
  const end = Math.floor(closedUntilMs / DAY_MS);
  const first = Math.max(Math.min(...known, ...found), end - MOST_DAYS, 0);
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}

/** Days by month, the latest month first. */
export function latestMonthsFirst(days: readonly number[]): readonly (readonly number[])[] {
  const months = new Map<string, number[]>();
  for (const day of days) months.set(monthOf(day), [...(months.get(monthOf(day)) ?? []), day]);
  return [...months.values()].reverse();
}
