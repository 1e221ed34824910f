import { isExpired, type Plan } from "../plan.ts";
import type { RunStatement } from "../run-statement.ts";
import { begunGranules } from "./days.ts";
import { readFigures } from "./figures-of-groups.ts";
import { type GroupRanking, rankStatement, type WantedRows } from "./rank-statement.ts";

/** A row, or the total of all. */
export interface RankedGroup {
  /** By the names of the keys. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** By the names of the measures; null where nothing is published but something is withheld. */
  readonly figures: Readonly<Record<string, unknown>> | null;
  /** Events by the start of their granule. */
  readonly trend: Readonly<Record<string, number>>;
  /** Granules of which something is withheld. */
  readonly withheldGranules: ReadonlySet<number>;
}

/** The rows of a period by those groups of its events that are published. */
export interface RankedGroups {
  readonly rows: readonly RankedGroup[];
  /** Null where the period has expired. */
  readonly total: RankedGroup | null;
  readonly totalRows: number;
  readonly suppressed: number;
  /** Whether it is told which rows there are. */
  readonly isTold: boolean;
}

type Row = Readonly<Record<string, unknown>> & Readonly<Record<Flag, number>>;
type Flag =
  | "isTotal"
  | "groups"
  | "told"
  | "publishedOfWhole"
  | "published"
  | "withheld"
  | "publishedRows"
  | "withheldRows";

/** Ranks the groups that are published, and measures them. */
export async function rankGroups(
  plan: Plan,
  ranking: GroupRanking,
  wanted: WantedRows,
  run: RunStatement,
): Promise<RankedGroups> {
  const { period, minimumUsers } = wanted;
  if (isExpired(period)) return { rows: [], total: null, totalRows: 0, suppressed: 0, isTold: true };
  const { rows } = await run<Row>(rankStatement(plan, ranking, wanted));
  const total = rows.find(({ isTotal }) => isTotal === 1);
  if (total === undefined) throw new TypeError("The engine left the total out.");
  // Of a whole that does not tell of its parts nobody learns either how many they are.
  const isClosed = total.groups > 0 && total.told === 0;
  const begun = begunGranules(period, plan.nowMs);
  const groupOf = (row: Row): RankedGroup => ({
    keys: Object.fromEntries(ranking.keys.map(([name]) => [name, row[name] ?? null])),
    figures:
      (row.isTotal === 1 ? row.publishedOfWhole : row.published) === 0 && (row.withheld > 0 || isClosed)
        ? null
        : readFigures(ranking.measures, row, minimumUsers),
    trend: (row.trend ?? {}) as Readonly<Record<string, number>>,
    withheldGranules: new Set(
      isClosed || row.untold === 1 ? begun : ((row.withheldGranules ?? []) as readonly number[]),
    ),
  });
  return {
    rows: isClosed ? [] : rows.filter(({ isTotal }) => isTotal === 0).map(groupOf),
    total: groupOf(total),
    totalRows: isClosed ? 0 : total.publishedRows,
    suppressed: isClosed ? 1 : total.withheldRows,
    isTold: !isClosed,
  };
}
