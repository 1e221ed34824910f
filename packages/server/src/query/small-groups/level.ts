import { join, nameOf, type Sql, sql } from "../sql/sql.ts";

/** What tells the groups of a level apart within a group of the level above: columns by the names that they get. */
export type Level = readonly (readonly [name: string, column: Sql])[];

/** The names of the columns of some levels. */
export function namesOf(levels: readonly Level[]): readonly Sql[] {
  return levels.flat().map(([name]) => nameOf(name));
}

/** Pieces with commas between them. */
export function list(pieces: readonly Sql[]): Sql {
  return join(
    pieces,
    sql`,
      `,
  );
}
