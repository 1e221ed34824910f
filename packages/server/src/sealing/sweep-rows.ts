import type { ClickHouse } from "../clickhouse/port.ts";
import { readSeals } from "./read-state.ts";
import { copyTables, sealingTables } from "./tables.ts";
import { begunAt } from "./write-days.ts";

/** How long rows that no seal names stay: a question may have been told to read them, or a run may be about to name them. */
const LEFT_FOR_MS = 3_600_000;

/** Deletes the rows of seals that were replaced, and of attempts that were broken off. */
export async function sweepRows({ reader, writer, table }: ClickHouse, nowMs: number): Promise<void> {
  const { seals } = sealingTables(table);
  const copies = copyTables(table);
  const named = (await readSeals(reader, table)).map(({ seal }) => seal);
  const { rows } = await reader.read<{ seal: number; replacedAt: number }>(
    {
      // A seal that was named once may be read for a while after another has taken its place.
      sql: `SELECT seal, replacedAt FROM (SELECT DISTINCT seal FROM ${copies.events} WHERE NOT has({named:Array(Int64)}, seal)) AS stored
LEFT JOIN (SELECT seal, toUnixTimestamp64Milli(max(next)) AS replacedAt FROM (
  SELECT seal, leadInFrame(written_at, 1, written_at) OVER (PARTITION BY day ORDER BY revision ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next FROM ${seals}
) GROUP BY seal) AS replaced USING seal`,
      parameters: { named },
    },
    { timeoutMs: 60_000, background: true },
  );
  const dead = rows.filter((row) => Math.max(begunAt(row.seal), row.replacedAt) < nowMs - LEFT_FOR_MS);
  if (dead.length === 0) return;
  const condition = `seal IN (${dead.map(({ seal }) => seal).join(", ")})`;
  for (const copy of Object.values(copies))
    await writer.command(`ALTER TABLE ${copy} DELETE WHERE ${condition}`);
}
