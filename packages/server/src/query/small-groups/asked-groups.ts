import { commonDimensions, type Filter } from "@firsthand/contract";
import { filterCondition } from "../sql/filters.ts";
import { together } from "../sql/scoped-statement.ts";
import { field, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import { isOpen, isTold } from "./decide-groups.ts";
import type { Level } from "./level.ts";

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
  const isOfRows = ({ dimension }: Filter) => rows.some(([name]) => name === dimension);
  const conditionOf = (wanted: (filter: Filter) => boolean) => {
    const conditions = filters.flatMap((filter, i) =>
      wanted(filter)
        ? [filterCondition(filter, i).readFrom({ [filter.dimension]: nameOf(filter.dimension) })]
        : [],
    );
    return conditions.length === 0 ? sql`true` : sql`(${join(conditions, sql` AND `)})`;
  };
  return {
    own: conditionOf(isOfRows),
    cell: conditionOf((filter) => !isOfRows(filter)),
    isFiltered: filters.length > 0,
    needsCells: !filters.every(isOfRows),
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
/** Whether a group of the lowest level is in a row that is asked for. */
export const isOwn = nameOf("isOwn");

const isCell = nameOf("isCell");

/**
 * Marks the groups of the lowest level by what is asked for and what is decided at a level, and at another one for days. Of a group whose
 * parts are told, those are withheld that are; of another all, because that a filter finds nothing in it would be told of its parts.
 */
export function markGroups(from: Sql, { own, cell }: Asked, level: number, dayLevel = level): Sql {
  const chosen = together([
    sql`SELECT *, toUInt8(${own}) AS ${isOwn}, toUInt8(${cell}) AS ${isCell} ${from}`,
  ]);
  return together([
    sql`SELECT *, ${publishedAt(level)} AS ${isPublished}, ${withheldAt(level)} AS ${isWithheld},
      ${publishedAt(dayLevel)} AS ${isPublishedDay}, ${withheldAt(dayLevel)} AS ${isWithheldDay} ${chosen}`,
  ]);
}

function publishedAt(level: number): Sql {
  return sql`toUInt8(${isOpen(level)} AND ${isOwn} AND ${isCell})`;
}

function withheldAt(level: number): Sql {
  if (level === 0) return sql`toUInt8(NOT ${isOpen(0)})`;
  return sql`toUInt8(${isOwn} AND (NOT ${isTold(level)} OR NOT ${isOpen(level)} AND ${isCell}))`;
}
