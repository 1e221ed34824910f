import { type SealingTables, sealingColumns, sealingTables } from "./tables.ts";

/** A table of Firsthand's own that cannot be used as it is. */
export interface TableFault {
  readonly table: string;
  /** The columns that it lacks; null when the whole table is missing. */
  readonly columns: readonly string[] | null;
}

/** Firsthand's own tables and the names of their columns, by name. */
export function ownTables(raw: string): ReadonlyMap<string, readonly string[]> {
  const kinds = Object.entries(sealingTables(raw)) as [keyof SealingTables, string][];
  return new Map(kinds.map(([kind, name]) => [name, Object.keys(sealingColumns[kind])]));
}

/** What is wrong with Firsthand's own tables, against the columns that the engine has of each. */
export function findFaults(
  raw: string,
  columnsOf: (table: string) => readonly string[],
): readonly TableFault[] {
  return [...ownTables(raw)].flatMap(([table, wanted]) => {
    const found = columnsOf(table);
    const lacking = wanted.filter((column) => !found.includes(column));
    if (lacking.length === 0) return [];
    return [{ table, columns: found.length === 0 ? null : lacking }];
  });
}
