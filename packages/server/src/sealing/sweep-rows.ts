import type { ClickHouse } from "../clickhouse/port.ts";
import { readMonths, type SealedMonth } from "./months.ts";
import { liveNumbers, readNumbering, sealsNumbered } from "./number-ids.ts";
import { readSeals } from "./read-state.ts";
import { copyTables, sealingTables } from "./tables.ts";
import { begunAt, firstSealAt } from "./write-days.ts";

/** How long rows that no seal names stay: a question may have been told to read them, or a run may be about to name them. */
const LEFT_FOR_MS = 3_600_000;

/** Deletes the rows of seals and months that were replaced, and of attempts that were broken off. */
export async function sweepRows(clickhouse: ClickHouse, nowMs: number): Promise<void> {
  await sweepMonths(clickhouse, nowMs);
  await sweepSeals(clickhouse, nowMs);
}

/** {@link sweepIds} for batches that nobody is about to name. */
export async function sweepOldIds(clickhouse: ClickHouse, nowMs: number): Promise<void> {
  await sweepIds(clickhouse, `batch < ${firstSealAt(nowMs - LEFT_FOR_MS)}`);
}

/**
 * Deletes the hashes of ids that no sealed day speaks of any more, or whose numbers never counted.
 *
 * @param meant of which batches, as a condition.
 */
export async function sweepIds({ reader, writer, table }: ClickHouse, meant: string): Promise<void> {
  const { ids } = sealingTables(table);
  const seals = await readSeals(reader, table);
  const numbering = await readNumbering(reader, table, seals);
  const listOf = (numbers: readonly number[]) => `[${numbers.join(", ")}]::Array(Int64)`;
  const dead = `${meant} AND NOT (has(${listOf(numbering.batches)}, batch) AND bitmapContains((${liveNumbers(table, listOf(sealsNumbered(seals, numbering)))}), number))`;
  const { rows } = await reader.read<{ dead: number }>(
    { sql: `SELECT count() AS dead FROM ${ids} WHERE ${dead}`, parameters: {} },
    { timeoutMs: 600_000, background: true },
  );
  if (rows.every((row) => row.dead === 0)) return;
  await writer.command(`ALTER TABLE ${ids} DELETE WHERE ${dead} SETTINGS mutations_sync = 2`);
}

/** Of each month the last one stays, and those that it has just replaced. */
async function sweepMonths({ reader, writer, table }: ClickHouse, nowMs: number): Promise<void> {
  const { seals, orgs, names } = sealingTables(table);
  const isOld = (seal: number) => begunAt(seal) < nowMs - LEFT_FOR_MS;
  const listed = await readMonths(reader, table);
  const last = new Map(listed.map(({ month, seal }) => [month, seal]));
  const stays = ({ month, seal }: SealedMonth) => last.get(month) === seal || !isOld(last.get(month) ?? 0);
  const { rows } = await reader.read<{ seal: number }>(
    {
      sql: `SELECT DISTINCT seal FROM ${orgs} WHERE NOT has({stay:Array(Int64)}, seal) AND seal NOT IN (SELECT seal FROM ${seals})`,
      parameters: { stay: listed.filter(stays).map(({ seal }) => seal) },
    },
    { timeoutMs: 60_000, background: true },
  );
  const dead = rows.map(({ seal }) => seal).filter(isOld);
  if (dead.length === 0) return;
  for (const copy of [orgs, names])
    await writer.command(`ALTER TABLE ${copy} DELETE WHERE seal IN (${dead.join(", ")})`);
}

async function sweepSeals({ reader, writer, table }: ClickHouse, nowMs: number): Promise<void> {
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
