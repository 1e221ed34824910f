import { createSealingTables } from "./tables.ts";

/** A table of Firsthand's own that cannot be used as it is. */
export interface TableFault {
  readonly table: string;
  /** The columns that it lacks; null when the whole table is missing. */
  readonly columns: readonly string[] | null;
}

/**
 * Firsthand's own tables and their columns, by name. They are taken from the very statements that make them, so that what is added there
 * is known here.
 */
export async function ownTables(raw: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Map<string, readonly string[]>();
  const writer = {
    async command(statement: string) {
      const [, name, columns] = /^CREATE TABLE IF NOT EXISTS (\S+) \(\n(.*?)\n\)\n/s.exec(statement) ?? [];
      if (name === undefined || columns === undefined) throw new TypeError("A statement makes no table.");
      tables.set(
        name,
        columns.split("\n").map((line) => line.trim().split(" ", 1)[0] ?? ""),
      );
    },
    async insertJsonLines() {},
  };
  await createSealingTables({ table: raw, writer }, { rawRetentionDays: 1 });
  return tables;
}

/** What is wrong with Firsthand's own tables, against the columns that the engine has of each. */
export async function findFaults(
  raw: string,
  columnsOf: (table: string) => readonly string[],
): Promise<readonly TableFault[]> {
  return [...(await ownTables(raw))].flatMap(([table, wanted]) => {
    const found = columnsOf(table);
    const lacking = wanted.filter((column) => !found.includes(column));
    if (lacking.length === 0) return [];
    return [{ table, columns: found.length === 0 ? null : lacking }];
  });
}
