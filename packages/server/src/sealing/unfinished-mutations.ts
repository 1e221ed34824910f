import type { Reader } from "../clickhouse/port.ts";

/** How many mutations of the raw table are ordered and not done: what they delete is still there, in some parts or in all. */
export async function countUnfinishedMutations(reader: Reader, raw: string): Promise<number> {
  const { rows } = await reader.read<{ unfinished: number }>(
    {
      sql: `SELECT count() AS unfinished FROM system.mutations WHERE NOT is_done
AND (concat(database, '.', table) = {raw:String} OR (database = currentDatabase() AND table = {raw:String}))`,
      parameters: { raw },
    },
    { timeoutMs: 10_000 },
  );
  return rows[0]?.unfinished ?? 0;
}
