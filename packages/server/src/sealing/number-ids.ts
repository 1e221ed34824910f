import type { ClickHouse, Reader } from "../clickhouse/port.ts";
import { priorities } from "../clickhouse/priorities.ts";
import { NO_NUMBERING, type Numbering } from "./numbering.ts";
import { readSeals } from "./read-state.ts";
import type { Seal } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

type Store = Pick<ClickHouse, "reader" | "writer" | "table">;

const TIMEOUT_MS = 600_000;
/** How often a batch begins again because another came first. */
const MOST_TRIES = 20;

/** A seal and the numbering of the numbers in its rows. */
type NumberedSeal = Pick<Seal, "seal" | "numbering">;

interface IdBatch {
  readonly place: number;
  readonly numbering: number;
  readonly batch: number;
  /** How many ids got a number in it. */
  readonly ids: number;
}

/**
 * Which numbers count now. None when the list of batches is not whole, or when some id of a sealed day has lost its number: it would get another.
 *
 * @param seals the latest word on each day.
 */
export async function readNumbering(
  reader: Reader,
  raw: string,
  seals: readonly NumberedSeal[],
): Promise<Numbering> {
  return numberingOf(await readWholeBatches(reader, raw, seals));
}

/**
 * Gives a number to every id of some events that has none, in the order in which they are first seen, from 1 on: so the ids of a day lie close together. One
 * id never gets two numbers of one numbering, whoever else gives numbers at the same time: a batch counts when it is the first to claim its
 * place in the list, and who comes second begins again from the longer list.
 *
 * @param events which events of the raw table, as the end of a statement.
 * @returns what counts with this batch; {@link NO_NUMBERING} when it had to give up.
 */
export async function numberIds(
  { reader, writer, table }: Store,
  { events, newBatch, threads }: { events: string; newBatch: () => number; threads: number },
): Promise<Numbering> {
  const { ids, idBatches } = sealingTables(table);
  const settings = `SETTINGS max_threads = ${threads}, max_insert_threads = 1, priority = ${priorities.background}`;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const batches = await readWholeBatches(reader, table, await readSeals(reader, table));
    // Without the list no number counts, and the next batch begins a numbering of its own.
    if (batches.length === 0 && (await readBatches(reader, table)).length > 0)
      await writer.command(`TRUNCATE TABLE ${idBatches}`);
    const before = numberingOf(batches);
    const batch = newBatch();
    const given = batches.reduce((sum, each) => sum + each.ids, 0);
    await writer.command(
      `INSERT INTO ${ids} SELECT hash, ${given} + row_number() OVER (ORDER BY first, hash), ${batch} FROM (SELECT ${idsOfEvent} AS hash, min(occurred_at) AS first ${events} GROUP BY hash) WHERE hash NOT IN (SELECT hash FROM (${numbersOf(table, before, events)})) ${settings}`,
    );
    const { rows } = await reader.read<{ count: number }>(
      { sql: `SELECT count() AS count FROM ${ids} WHERE batch = {batch:Int64}`, parameters: { batch } },
      { timeoutMs: TIMEOUT_MS, background: true },
    );
    const count = rows[0]?.count ?? 0;
    if (count === 0) return before;
    const place = batches.length + 1;
    const numbering = before.numbering === 0 ? batch : before.numbering;
    // An insert that the server gathers with others would be taken however often it comes.
    await writer.command(
      `INSERT INTO ${idBatches} SETTINGS async_insert = 0, insert_deduplicate = 1, insert_deduplication_token = 'place ${place}' VALUES (${place}, ${numbering}, ${batch}, ${count})`,
    );
    const after = numberingOf(await readBatches(reader, table));
    if (after.numbering === numbering && after.batches.includes(batch)) return after;
  }
  return NO_NUMBERING;
}

/** The ids of an event as sealed rows have them. */
const idsOfEvent = "arrayJoin([sipHash64(anonymous_user_id), sipHash64(session_id)])";

/** A statement that selects `hash` and `number` of the ids of some events that have one. */
export function numbersOf(raw: string, { batches }: Numbering, events: string): string {
  return `SELECT hash, number FROM ${sealingTables(raw).ids} WHERE has([${batches.map((batch) => `toInt64(${batch})`).join(", ")}]::Array(Int64), batch) AND hash IN (SELECT ${idsOfEvent} ${events})`;
}

/** Of some seals those that have an event with an id without a number, such as one that left the list just before. */
export async function findUnnumbered(
  { reader, table }: Pick<Store, "reader" | "table">,
  seals: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await reader.read<{ seal: number }>(
    {
      sql: `SELECT DISTINCT seal FROM ${sealingTables(table).events} WHERE has({seals:Array(Int64)}, seal) AND (user_number = 0 OR session_number = 0)`,
      parameters: { seals },
    },
    { timeoutMs: TIMEOUT_MS, background: true },
  );
  return new Set(rows.map(({ seal }) => seal));
}

/** Of some seals those whose rows have numbers of a numbering. */
export function sealsNumbered<S extends NumberedSeal>(
  seals: readonly S[],
  { numbering }: Numbering,
): number[] {
  return numbering === 0 ? [] : seals.filter((seal) => seal.numbering === numbering).map(({ seal }) => seal);
}

/** The list; empty when it is not whole, or the numbers of sealed days are not all there. */
async function readWholeBatches(
  reader: Reader,
  raw: string,
  seals: readonly NumberedSeal[],
): Promise<readonly IdBatch[]> {
  const batches = await readBatches(reader, raw);
  const given = numberingOf(batches);
  const { numbering, batches: counted } = given;
  const isWhole = batches.every((batch, i) => batch.place === i + 1 && batch.numbering === numbering);
  if (batches.length === 0 || !isWhole) return [];
  const { ids } = sealingTables(raw);
  const { rows } = await reader.read<{ needed: number; known: number }>(
    {
      sql: `WITH (${liveNumbers(raw, "{ours:Array(Int64)}")}) AS live
SELECT bitmapCardinality(live) AS needed, groupBitmapIf(number, bitmapContains(live, number)) AS known FROM ${ids} WHERE has({counted:Array(Int64)}, batch)`,
      parameters: { ours: sealsNumbered(seals, given), counted },
    },
    { timeoutMs: TIMEOUT_MS, background: true },
  );
  return rows.every(({ needed, known }) => needed === known) ? batches : [];
}

/** A statement that selects the numbers in the rows of some seals, as one bitmap. */
export function liveNumbers(raw: string, seals: string): string {
  return `SELECT bitmapOr(groupBitmapMergeState(user_numbers), groupBitmapMergeState(session_numbers)) FROM ${sealingTables(raw).days} WHERE name = '*' AND has(${seals}, seal)`;
}

async function readBatches(reader: Reader, raw: string): Promise<readonly IdBatch[]> {
  const { rows } = await reader.read<IdBatch>(
    {
      sql: `SELECT place, numbering, batch, ids FROM ${sealingTables(raw).idBatches} ORDER BY place, batch`,
      parameters: {},
    },
    { timeoutMs: TIMEOUT_MS, background: true },
  );
  return rows;
}

function numberingOf(batches: readonly IdBatch[]): Numbering {
  const [first] = batches;
  if (first === undefined) return NO_NUMBERING;
  return { numbering: first.numbering, batches: batches.map(({ batch }) => batch) };
}
