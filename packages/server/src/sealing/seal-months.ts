import type { ClickHouse } from "../clickhouse/port.ts";
import { priorities } from "../clickhouse/priorities.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { readMonths, type SealedMonth, standingMonths, type WholeMonth, wholeMonths } from "./months.ts";
import { countRows } from "./sealed-rows.ts";
import type { Seal } from "./standing-seals.ts";
import { type Copy, sealingTables } from "./tables.ts";

type Store = Pick<ClickHouse, "reader" | "writer" | "table">;

/** What months are made with. */
interface MonthOptions {
  /** A number that no other rows carry. */
  readonly newSeal: () => number;
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
}

/** Puts months together whose days all stand, and that are not there or have lost rows, the latest first. What is broken off is read by nobody. */
export async function sealMonths(
  store: Store,
  standing: readonly Seal[],
  { newSeal, threads, signal }: MonthOptions,
): Promise<void> {
  const listed = standingMonths(await readMonths(store.reader, store.table), standing);
  const counts = await countRows(
    store,
    listed.map(({ range, seal }) => ({ day: range.startMs / DAY_MS, seal })),
  );
  const isThere = ({ seal, rows }: SealedMonth) =>
    Object.entries(rows).every(([copy, count]) => counts.get(seal)?.[copy as Copy] === count);
  const there = new Set(listed.filter(isThere).map(({ month }) => month));
  for (const whole of wholeMonths(standing).toReversed()) {
    signal?.throwIfAborted();
    if (!there.has(whole.month)) await sealMonth(store, whole, newSeal(), threads);
  }
}

async function sealMonth(
  { reader, writer, table }: Store,
  { month, range, days }: WholeMonth,
  seal: number,
  threads: number,
): Promise<void> {
  const { names, orgs, months } = sealingTables(table);
  const settings = `SETTINGS max_threads = ${threads}, max_insert_threads = 1, priority = ${priorities.background}`;
  const step = `fromUnixTimestamp64Milli(${range.startMs}, 'UTC')`;
  const ofDays = `WHERE toYYYYMM(step) = ${month} AND seal IN (${days.join(", ")})`;
  const noIds = "uniqExactStateIf(toUInt64(0), 0)";
  const ids = `${noIds}, ${noIds}`;
  const numbers = "groupBitmapMergeState(user_numbers), groupBitmapMergeState(session_numbers)";
  const keys =
    "name, source, route_pattern, feature, surface, view, filter_key, chart, action, boundary, error_class";
  await writer.command(
    `INSERT INTO ${names} SELECT ${seal}, '*', ${step}, ${keys}, sum(events), ${ids}, sum(value_sum), sum(valued_events), ${numbers} FROM ${names} ${ofDays} AND scope = '*' GROUP BY ${keys} ${settings}`,
  );
  await writer.command(
    `INSERT INTO ${orgs} SELECT ${seal}, org_id_hash, ${step}, max(newest_ingested_at), sum(events), ${ids}, ${numbers} FROM ${orgs} ${ofDays} GROUP BY org_id_hash ${settings}`,
  );
  const counts = await countRows({ reader, table }, [{ day: range.startMs / DAY_MS, seal }]);
  const line = JSON.stringify({ month, seal, days, rows: counts.get(seal) ?? {} });
  await writer.insertJsonLines(months, new TextEncoder().encode(line));
}
