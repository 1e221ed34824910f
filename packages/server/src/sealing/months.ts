import type { Reader } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import type { Range } from "../query/time/range.ts";
import { NO_IDS } from "./numbering.ts";
import {
  monthOf,
  type Part,
  type RowCounts,
  type Seal,
  type TableState,
  type Verdict,
} from "./standing-seals.ts";
import { type Copy, sealingTables } from "./tables.ts";

/**
 * A month of which every day is sealed. Its rows are those of its days put together, ids by their numbers only, and stand beside them under a
 * number of their own. They are true for as long as each of those days has the seal that they were made of.
 */
export interface SealedMonth {
  /** Such as `202603`. */
  readonly month: string;
  /** The number that its rows carry. */
  readonly seal: number;
  /** The seals of its days, in their order. */
  readonly days: readonly number[];
  /** How many rows carry its number, by table. */
  readonly rows: RowCounts;
}

/** A month whose days all have seals of one numbering. */
export interface WholeMonth {
  readonly month: string;
  readonly range: Range;
  readonly days: readonly number[];
}

/** A month that is true, with when it was. */
export interface StandingMonth extends SealedMonth {
  readonly range: Range;
}

/** Every month that was ever put together, the latest of each last. */
export async function readMonths(reader: Reader, raw: string): Promise<readonly SealedMonth[]> {
  const { rows } = await reader.read<SealedMonth>(
    {
      sql: `SELECT month, seal, days, rows FROM ${sealingTables(raw).months} ORDER BY month, seal`,
      parameters: {},
    },
    { timeoutMs: 10_000 },
  );
  return rows;
}

/** The months that can be put together of days whose seals stand. */
export function wholeMonths(standing: readonly Seal[]): readonly WholeMonth[] {
  return [...new Set(standing.map(({ day }) => monthOf(day)))].flatMap((month) => {
    const seals = standing.filter(({ day }) => monthOf(day) === month);
    const at = (months: number) => Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1 + months);
    const range = { startMs: at(0), endMs: at(1) };
    const numberings = new Set(seals.map(({ numbering }) => numbering));
    numberings.delete(NO_IDS);
    const isWhole = seals.length * DAY_MS === range.endMs - range.startMs;
    if (!isWhole || numberings.size !== 1 || numberings.has(0)) return [];
    return [{ month, range, days: seals.toSorted((a, b) => a.day - b.day).map(({ seal }) => seal) }];
  });
}

/** The months that were made of the seals that stand. */
export function standingMonths(
  months: readonly SealedMonth[],
  standing: readonly Seal[],
): readonly StandingMonth[] {
  return wholeMonths(standing).flatMap(({ month, range, days }) => {
    const isMadeOf = (made: SealedMonth) =>
      made.month === month && JSON.stringify(made.days) === JSON.stringify(days);
    const last = months.findLast(isMadeOf);
    return last === undefined ? [] : [{ ...last, range }];
  });
}

/**
 * What stands with months taken into account: parts tell of the rows of a whole month only, so where some are missing neither its days nor the
 * month itself are believed.
 */
export function judgeMonths(
  { standing, doubted }: Verdict,
  months: readonly SealedMonth[],
  { copies }: Pick<TableState, "copies">,
): Verdict & { readonly months: readonly StandingMonth[] } {
  const found = standingMonths(months, standing);
  const isShort = ({ month, rows }: SealedMonth) => {
    const ofMonth = standing.filter(({ day }) => monthOf(day) === month);
    return (Object.keys(rows) as Copy[]).some((copy) => {
      const named = ofMonth.reduce((sum, seal) => sum + (seal.rows[copy] ?? 0), rows[copy] ?? 0);
      return countStored(copies[copy] ?? [], month) < named;
    });
  };
  const short = new Set(found.filter(isShort).map(({ month }) => month));
  const isDoubted = ({ day }: Seal) => short.has(monthOf(day));
  const more = standing.filter(isDoubted).map((seal) => ({ seal, doubt: "copy incomplete" as const }));
  return {
    standing: standing.filter((seal) => !isDoubted(seal)),
    doubted: [...doubted, ...more],
    months: found.filter(({ month }) => !short.has(month)),
  };
}

function countStored(parts: readonly Part[], month: string): number {
  return parts.reduce((sum, part) => sum + (part.month === month ? part.rows : 0), 0);
}
