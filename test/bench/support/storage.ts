import type { ClickHouse } from "@firsthand/server";

/** What a table takes on the disk. */
export interface StoredTable {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The raw table and everything beside it that is named after it, merged ones left out: they stay on the disk for some minutes. */
export async function measureStorage({ reader, table }: ClickHouse): Promise<readonly StoredTable[]> {
  const { rows } = await reader.read<StoredTable>(
    {
      sql: `SELECT table, sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts
WHERE active AND database = currentDatabase() AND startsWith(table, {table:String}) GROUP BY table ORDER BY table`,
      parameters: { table },
    },
    { timeoutMs: 60_000 },
  );
  return rows;
}
