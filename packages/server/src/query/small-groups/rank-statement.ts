import type { SourcedStatement } from "../choose-source.ts";
import type { Period, Plan } from "../plan.ts";
import { countsBy } from "../sql/aggregates.ts";
import { bind, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import {
  askedOf,
  cellLevel,
  isOwn,
  isPublished,
  isPublishedDay,
  isWithheld,
  isWithheldDay,
  markGroups,
} from "./asked-groups.ts";
import { type Days, daysOf } from "./days.ts";
import { isOpen, isTold } from "./decide-groups.ts";
import { figuresOfGroups, type NamedAggregates, neededFor } from "./figures-of-groups.ts";
import { leafColumns } from "./leaf-sums.ts";
import { type Level, list, namesOf } from "./level.ts";
import { type GroupTree, publishedGroups } from "./published-groups.ts";

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

/** The statement of the rows of one period and their total, made of groups that are published. */
export function rankStatement(plan: Plan, ranking: GroupRanking, wanted: WantedRows): SourcedStatement {
  const { keys, measures } = ranking;
  const { name, period } = wanted;
  const asked = askedOf(plan.filters, keys);
  const days = wanted.hasDays && (plan.trend || asked.needsCells) ? daysOf(plan, period, name) : null;
  const levels = [keys, ...(days ? [days.level] : []), ...(asked.needsCells ? [cellLevel(keys)] : [])];
  const { from, sources } = publishedGroups(
    plan,
    {
      ...ranking,
      name,
      range: period.readable,
      levels,
      ...neededFor(measures),
      granules: days ? [days.granules] : [],
    },
    wanted.minimumUsers,
  );
  // The whole is a group of its own, of which the rows that are withheld are part. The other rows are published as they are.
  const publishedOfWhole = asked.isFiltered ? isPublished : isOpen(0);
  const row = sql`tuple(${list(namesOf([keys]))})`;
  const select = list([
    ...namesOf([keys]),
    sql`grouping(${firstOf(keys)}) AS isTotal`,
    ...figuresOfGroups(measures, publishedOfWhole),
    sql`countIf(${publishedOfWhole}) AS publishedOfWhole`,
    sql`countIf(${isPublished}) AS published`,
    sql`countIf(${isWithheld}) AS withheld`,
    sql`count() AS groups`,
    sql`min(${isTold(1)}) AS told`,
    sql`uniqExactIf(${row}, ${isPublished}) AS publishedRows`,
    sql`uniqExactIf(${row}, ${isWithheld}) AS withheldRows`,
    ...(days && plan.trend ? trendOf(days) : []),
  ]);
  const marked = markGroups(from, asked, asked.needsCells ? levels.length : 1, levels.length);
  const text = sql`SELECT ${select} ${marked} ${endOf(plan, ranking, wanted)}`;
  return { ...text.toStatement(), sources };
}

function trendOf({ granule }: Days): readonly Sql[] {
  return [
    sql`${countsBy(granule).ofSums(isPublishedDay).readFrom(leafColumns)} AS trend`,
    sql`groupUniqArrayIf(${granule}, ${isWithheldDay}) AS withheldGranules`,
    sql`max(toUInt8(${isOwn} AND NOT ${isTold(2)})) AS untold`,
  ];
}

function endOf(plan: Plan, { keys, measures }: GroupRanking, { keys: rows, withheldToo }: WantedRows): Sql {
  const rankedBy = nameOf(measures[0]?.[0] ?? "");
  const order = sql`GROUP BY GROUPING SETS ((${list(namesOf([keys]))}), ())
    HAVING isTotal = 1 OR ${rows === null ? (withheldToo ? sql`true` : sql`published > 0`) : isOneOf(keys, rows)}
    ORDER BY isTotal DESC, ${rankedBy} DESC, ${list(namesOf([keys]).map((name) => sql`${name} ASC NULLS LAST`))}`;
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
  const key = namesOf([keys]).map((name) => sql`if(isNull(${name}), '', concat('=', toString(${name})))`);
  return sql`has(arrayZip(${join(lists, sql`, `)}), tuple(${join(key, sql`, `)}))`;
}

function firstOf(level: Level): Sql {
  return nameOf(level[0]?.[0] ?? "");
}
