import { openEmbeddedClickHouse } from "../src/clickhouse/embedded.ts";

/** Reads rows out of a data directory that no other process holds, and lets go of it again. */
export async function readDirectory<Row>(path: string, sql: string): Promise<readonly Row[]> {
  const clickhouse = await openEmbeddedClickHouse({ path });
  try {
    const { rows } = await clickhouse.reader.read<Row>({ sql, parameters: {} }, { timeoutMs: 10_000 });
    return rows;
  } finally {
    await clickhouse.close();
  }
}
