import { isExpired, type Period, type Plan } from "../plan.ts";
import type { RunStatement } from "../run-statement.ts";
import { countsBy } from "../sql/aggregates.ts";
import { bind, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import {
  type Asked,
  askedOf,
  cellLevel,
  isPublished,
  isPublishedDay,
  isWithheld,
  isWithheldDay,
  markDays,
  markGroups,
} from "./asked-groups.ts";
import { begunGranules, type Days, daysOf } from "./days.ts";
import { figuresOfGroups, type NamedAggregates, neededFor, readFigures } from "./figures-of-groups.ts";
import { leafColumns } from "./leaf-sums.ts";
import { type GroupTree, isOpen, isTold, type Level, list, publishedGroups } from "./published-groups.ts";

/** What is ranked. */
export interface GroupRanking extends Pick<GroupTree, "events" | "where" | "sums"> {
  /** In tie-breaking order. */
  readonly keys: Level;
  /** The first one counts events and ranks the rows. */
  readonly measures: NamedAggregates;
}

/** Which rows of a period are wanted. */
export interface WantedRows {
  readonly name: "range" | "comparison";
  readonly period: Period;
  readonly minimumUsers: number;
  /** Whether days are a level below the rows: where the metric has a course in time. */
  readonly hasDays: boolean;
  /** Rows by their keys, published or not; null for those that are published and rank first. */
  readonly keys: readonly (readonly (string | null)[])[] | null;
  /** Whether rows of which nothing is published come as well. */
  readonly withheldToo: boolean;
}

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
  const asked = askedOf(plan.filters, ranking.keys);
  const needsDays = wanted.hasDays && (plan.trend || asked.needsCells);
  const days = needsDays ? daysOf(plan, period, wanted.name) : null;
  const { from, select, sources } = statementOf(plan, ranking, wanted, asked, days);
  const { rows } = await run<Row>({
    ...sql`${select} ${from} ${endOf(plan, ranking, wanted)}`.toStatement(),
    sources,
  });
  const total = rows.find(({ isTotal }) => isTotal === 1);
  if (total === undefined) throw new TypeError("The engine left the total out.");
  // Of a whole that does not tell of its parts nobody learns either how many they are.
  const isClosed = total.groups > 0 && total.told === 0;
  const begun = days === null ? [] : begunGranules(period, plan.nowMs);
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

function statementOf(plan: Plan, ranking: GroupRanking, wanted: WantedRows, asked: Asked, days: Days | null) {
  const { keys, measures } = ranking;
  const levels = [keys, ...(days ? [days.level] : []), ...(asked.needsCells ? [cellLevel(keys)] : [])];
  const { from, sources } = publishedGroups(
    plan,
    {
      ...ranking,
      name: wanted.name,
      range: wanted.period.readable,
      levels,
      ...neededFor(measures),
      granules: days ? [days.granules] : [],
    },
    wanted.minimumUsers,
  );
  const marked = markGroups(from, asked.needsCells ? levels.length : 1, asked);
  const hasTrend = days !== null && plan.trend;
  const row = sql`tuple(${join(namesOf(keys), sql`, `)})`;
  // The whole is a group of its own, of which the rows that are withheld are part. The other rows are published as they are.
  const publishedOfWhole = asked.isFiltered ? isPublished : isOpen(0);
  const select = sql`SELECT ${list([
    ...namesOf(keys),
    sql`grouping(${firstOf(keys)}) AS isTotal`,
    ...figuresOfGroups(measures, publishedOfWhole),
    sql`countIf(${publishedOfWhole}) AS publishedOfWhole`,
    sql`countIf(${isPublished}) AS published`,
    sql`countIf(${isWithheld}) AS withheld`,
    sql`count() AS groups`,
    sql`min(${isTold(1)}) AS told`,
    sql`uniqExactIf(${row}, ${isPublished}) AS publishedRows`,
    sql`uniqExactIf(${row}, ${isWithheld}) AS withheldRows`,
    ...(hasTrend ? trendOf(days, asked) : []),
  ])}`;
  return { from: hasTrend ? markDays(marked, levels.length, asked) : marked, select, sources };
}

function trendOf({ granule }: Days, { own }: Asked): readonly Sql[] {
  return [
    sql`${countsBy(granule).ofSums(isPublishedDay).readFrom(leafColumns)} AS trend`,
    sql`groupUniqArrayIf(${granule}, ${isWithheldDay}) AS withheldGranules`,
    sql`max(toUInt8(${own} AND NOT ${isTold(2)})) AS untold`,
  ];
}

function endOf(plan: Plan, { keys, measures }: GroupRanking, { keys: rows, withheldToo }: WantedRows): Sql {
  const rankedBy = nameOf(measures[0]?.[0] ?? "");
  const order = sql`GROUP BY GROUPING SETS ((${list(namesOf(keys))}), ())
    HAVING isTotal = 1 OR ${rows === null ? (withheldToo ? sql`true` : sql`published > 0`) : isOneOf(keys, rows)}
    ORDER BY isTotal DESC, ${rankedBy} DESC, ${list(namesOf(keys).map((name) => sql`${name} ASC NULLS LAST`))}`;
  return rows === null && !withheldToo
    ? sql`${order} LIMIT ${bind("rows", "UInt32", plan.limit + 1)}`
    : order;
}

/** Whether a row has one of some keys. A text list cannot hold null, so a text that is one begins with a sign. */
function isOneOf(keys: Level, rows: readonly (readonly (string | null)[])[]): Sql {
  const lists = keys.map((_, i) =>
    bind(
      `rowKeys${i}`,
      "Array(String)",
      rows.map((row) => (typeof row[i] === "string" ? `=${row[i]}` : "")),
    ),
  );
  const key = namesOf(keys).map((name) => sql`if(isNull(${name}), '', concat('=', toString(${name})))`);
  return sql`has(arrayZip(${join(lists, sql`, `)}), tuple(${join(key, sql`, `)}))`;
}

function namesOf(level: Level): readonly Sql[] {
  return level.map(([name]) => nameOf(name));
}

function firstOf(level: Level): Sql {
  return nameOf(level[0]?.[0] ?? "");
}
