import type { Plan } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import { scopedStatement } from "./sql/scoped-statement.ts";
import { sql } from "./sql/sql.ts";

/** When the newest event of the scope was taken in, of any name and whenever it happened; null when there is none. */
export async function dataThrough(plan: Plan, run: RunStatement): Promise<number | null> {
  // Past every date that the column can hold: clients' clocks run ahead as well.
  const range = { startMs: plan.readableSinceMs, endMs: Date.UTC(2300, 0, 1) };
  const statement = scopedStatement(
    {
      scope: plan.scope,
      table: plan.table,
      events: null,
      ranges: [{ name: "kept", range }],
      filters: [],
      deliveries: "all",
    },
    { select: sql`count() AS events, toUnixTimestamp64Milli(max(ingested_at)) AS newest` },
  );
  const { rows } = await run<{ events: number; newest: number }>(statement);
  const row = rows[0];
  return row === undefined || row.events === 0 ? null : row.newest;
}
