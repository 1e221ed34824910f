import type { ClickHouse } from "../clickhouse/port.ts";
import { priorities } from "../clickhouse/priorities.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { judgeMonths, readMonths, standingMonths, type WholeMonth, wholeMonths } from "./months.ts";
import { countRows } from "./sealed-rows.ts";
import type { TableState, Verdict } from "./standing-seals.ts";
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
  verdict: Verdict,
  state: TableState,
  { newSeal, threads, signal }: MonthOptions,
): Promise<void> {
  const whole = wholeMonths(verdict.standing);
  const months = await readMonths(store.reader, store.table);
  const judged = judgeMonths(verdict, months, state);
  const there = new Set(judged.months.map(({ month }) => month));
  if (whole.every(({ month }) => there.has(month))) return;
  // Of those that parts do not show to be whole it is the days that have lost rows, or they themselves.
  const listed = standingMonths(months, verdict.standing);
  const counts = await countRows(
    store,
    listed.map(({ range, seal }) => ({ day: range.startMs / DAY_MS, seal })),
  );
  for (const { month, seal, rows } of listed) {
    const isThere = Object.entries(rows).every(([copy, count]) => counts.get(seal)?.[copy as Copy] === count);
    if (isThere) there.add(month);
  }
  for (const each of whole.filter(({ month }) => !there.has(month)).reverse()) {
    signal?.throwIfAborted();
    await sealMonth(store, each, newSeal(), threads);
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
