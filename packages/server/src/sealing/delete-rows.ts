import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { readMonths, type SealedMonth } from "./months.ts";
import { monthOf, NO_SEAL } from "./standing-seals.ts";
import { type Copy, copyTables, sealingTables, timeColumn } from "./tables.ts";

type Store = Pick<ClickHouse, "reader" | "writer" | "table">;

/** Every number that rows of some days carry or were ever to carry, also of attempts that were broken off. */
export async function findSealsOf(
  { reader, table }: Pick<Store, "reader" | "table">,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<readonly number[]> {
  const carried = (Object.entries(copyTables(table)) as [Copy, string][]).map(([copy, name]) => {
    const at = timeColumn(copy);
    return `SELECT seal FROM ${name} WHERE ${at} >= fromUnixTimestamp64Milli({start:Int64}, 'UTC') AND ${at} < fromUnixTimestamp64Milli({end:Int64}, 'UTC')`;
  });
  carried.push(
    `SELECT seal FROM ${sealingTables(table).seals} WHERE toInt64(toUInt16(day)) BETWEEN {first:Int64} AND {last:Int64}`,
  );
  const { rows } = await reader.read<{ found: readonly number[] }>(
    {
      sql: `SELECT groupUniqArray(seal) AS found FROM (${carried.join(" UNION ALL ")})`,
      parameters: { first, last, start: first * DAY_MS, end: (last + 1) * DAY_MS },
    },
    { timeoutMs: 600_000 },
  );
  // A month was made of all of its days, whichever of them are meant.
  const isTouched = ({ month }: SealedMonth) => monthOf(first) <= month && month <= monthOf(last);
  const months = (await readMonths(reader, table)).filter(isTouched).map(({ seal }) => seal);
  const numbers = new Set([...rows.flatMap(({ found }) => found), ...months]);
  numbers.delete(NO_SEAL);
  return [...numbers];
}

/** Deletes the rows of some seals from every table of Firsthand's own, and waits until they are gone. */
export async function deleteRows({ writer, table }: Store, seals: readonly number[]): Promise<void> {
  if (seals.length === 0) return;
  for (const name of Object.values(copyTables(table))) {
    await writer.command(
      `ALTER TABLE ${name} DELETE WHERE seal IN (${seals.join(", ")}) SETTINGS mutations_sync = 2`,
    );
  }
}
