import { commonDimensions, type Filter } from "@firsthand/contract";
import { filterCondition } from "../sql/filters.ts";
import { together } from "../sql/scoped-statement.ts";
import { field, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import { isOpen, isTold, type Level } from "./published-groups.ts";

/** The lowest level: what every metric can be filtered by, unless `above` tells it apart already. */
export function cellLevel(above: Level): Level {
  return commonDimensions
    .filter((dimension) => above.every(([name]) => name !== dimension))
    .map((dimension) => [dimension, field(dimension)]);
}

/** The conditions on groups by which a question chooses among them. */
export interface Asked {
  /** Of the filters over the rows' own dimensions. */
  readonly own: Sql;
  /** Of the filters over the columns of {@link cellLevel}. */
  readonly cell: Sql;
  readonly isFiltered: boolean;
  /** Whether cells are needed: a filter is over one of their columns. */
  readonly needsCells: boolean;
}

/** Divides a question's filters by the level whose groups they choose. */
export function askedOf(filters: readonly Filter[], rows: Level): Asked {
  const isOwn = ({ dimension }: Filter) => rows.some(([name]) => name === dimension);
  const conditionOf = (wanted: (filter: Filter) => boolean) => {
    const conditions = filters.flatMap((filter, i) =>
      wanted(filter)
        ? [filterCondition(filter, i).readFrom({ [filter.dimension]: nameOf(filter.dimension) })]
        : [],
    );
    return conditions.length === 0 ? sql`true` : sql`(${join(conditions, sql` AND `)})`;
  };
  return {
    own: conditionOf(isOwn),
    cell: conditionOf((filter) => !isOwn(filter)),
    isFiltered: filters.length > 0,
    needsCells: !filters.every(isOwn),
  };
}

/** Whether a group of the lowest level counts for a row: what is asked for and published. */
export const isPublished = nameOf("isPublished");
/** Whether something that is asked for may be withheld of a group of the lowest level, for a row. */
export const isWithheld = nameOf("isWithheld");
/** {@link isPublished} for a day of a row. */
export const isPublishedDay = nameOf("isPublishedDay");
/** {@link isWithheld} for a day of a row. */
export const isWithheldDay = nameOf("isWithheldDay");

/**
 * Marks the groups of the lowest level by what is asked for and what is decided at a level. Of a group whose parts are told, those are
 * withheld that are; of another all, because that a filter finds nothing in it would be told of its parts.
 */
export function markGroups(from: Sql, level: number, asked: Asked): Sql {
  return mark(from, level, asked, [isPublished, isWithheld]);
}

/** {@link markGroups} for the days of rows. */
export function markDays(from: Sql, level: number, asked: Asked): Sql {
  return mark(from, level, asked, [isPublishedDay, isWithheldDay]);
}

function mark(
  from: Sql,
  level: number,
  { own, cell }: Asked,
  [published, withheld]: readonly [published: Sql, withheld: Sql],
): Sql {
  const isKept =
    level === 0
      ? sql`NOT ${isOpen(0)}`
      : sql`${own} AND (NOT ${isTold(level)} OR NOT ${isOpen(level)} AND ${cell})`;
  return together([
    sql`SELECT *, toUInt8(${isOpen(level)} AND ${own} AND ${cell}) AS ${published}, toUInt8(${isKept}) AS ${withheld} ${from}`,
  ]);
}
