import { DAY_MS } from "../query/source/event-source.ts";
import { type Copy, isHistory, type Retention } from "./tables.ts";

/** A day that was sealed, as its latest row in the table of seals says. */
export interface Seal {
  /** UTC day, counted from the epoch. */
  readonly day: number;
  /** The latest word on a day has the greatest one. No clock is trusted with that. */
  readonly revision: number;
  /** The number that the seal's rows carry, or {@link NO_SEAL}. */
  readonly seal: number;
  /** How many events the day had. */
  readonly events: number;
  /** How many rows carry the seal's number, in each of Firsthand's own tables that have any. */
  readonly rows: RowCounts;
  /** The sum of its events' hashes, as text because it has 64 bits. */
  readonly fingerprint: string;
  /** What the day was sealed from: no part of its month had a greater number. */
  readonly watermark: number;
  /** The inserts that the parts of its month held then, in runs from the first to the last. */
  readonly inserts: readonly Inserts[];
  /** Up to which insert a watch has looked since, and found none that is about the day; what is above the watermark. */
  readonly seen?: number;
  /** The table it was sealed from, as the engine identifies it; empty where the engine does not. */
  readonly rawTable: string;
  /** Of which numbering the numbers in its rows are; 0 when they say nothing, `NO_IDS` when it has no events. */
  readonly numbering: number;
}

/** Numbers of rows by table. */
export type RowCounts = Readonly<Partial<Record<Copy, number>>>;

/** What stands in the place of a seal's number when a day was taken out of the seals. */
export const NO_SEAL = 0;

/** A run of inserts, by their numbers. */
export type Inserts = readonly [first: number, last: number];

/** An active part of a table that is partitioned by the month of `occurred_at`. */
export interface Part {
  /** Such as `202603`. */
  readonly month: string;
  readonly inserts: Inserts;
  /** The number of the last mutation that is in it; 0 when there is none. Inserts and mutations count up together, in each month or in the whole table. */
  readonly mutation: number;
  /** The days that its events lie between, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rows: number;
}

/** What can be known of a table without reading its events. */
export interface TableState {
  /** As {@link Seal.rawTable}. */
  readonly rawTable: string;
  readonly raw: readonly Part[];
  /** Parts of Firsthand's own tables, but for the seals; none of a table that is missing. */
  readonly copies: Readonly<Partial<Record<Copy, readonly Part[]>>>;
}

/** Why seals do not stand: the host's table has changed under them, or their own rows are not all there. */
export type Doubt = "changed" | "copy incomplete";

/** What became of each seal. */
export interface Verdict {
  readonly standing: readonly Seal[];
  readonly doubted: readonly { readonly seal: Seal; readonly doubt: Doubt }[];
}

/** The month of a day, as the engine names its partition. */
export function monthOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 7).replace("-", "");
}

/** The inserts that the parts of a day's month hold. */
export function insertsOfMonth(parts: readonly Part[], day: number): readonly Inserts[] {
  return parts.filter(({ month }) => month === monthOf(day)).map(({ inserts }) => inserts);
}

/** The greatest number that any part of a day's month has; -1 when there is none, because replicated tables count from 0. */
export function newestOfMonth(parts: readonly Part[], day: number): number {
  const month = monthOf(day);
  return parts.reduce(
    (newest, part) => (part.month === month ? Math.max(newest, part.inserts[1], part.mutation) : newest),
    -1,
  );
}

/**
 * Finds the seals that are true still. A seal is doubted when a part of its month has come or was mutated since, and has events about
 * its day; when inserts that its month had are in no part any more; or when less is left of its own rows than were written. What is
 * doubted may be true all the same, which only reading tells; it is answered from the host's table meanwhile, so a needless doubt costs
 * time and nothing else. Days that were taken out of the seals are left out.
 *
 * A day that raw retention has begun to eat stays as it was sealed, whatever is in the host's table then; of one that it has eaten only the
 * sums that outlive the events have to be there. Days of which those have begun to go as well are neither.
 */
export function judgeSeals(seals: readonly Seal[], state: TableState, kept: Kept): Verdict {
  const named = seals.filter(({ seal, day }) => seal !== NO_SEAL && day * DAY_MS >= kept.sumsSinceMs);
  const incomplete = findIncompleteMonths(named, kept, state);
  const standing: Seal[] = [];
  const doubted: { seal: Seal; doubt: Doubt }[] = [];
  for (const seal of named) {
    if (seal.day * DAY_MS >= kept.eventsSinceMs && hasChanged(seal, state))
      doubted.push({ seal, doubt: "changed" });
    else if (incomplete.has(monthOf(seal.day))) doubted.push({ seal, doubt: "copy incomplete" });
    else standing.push(seal);
  }
  return { standing, doubted };
}

/** From when on things are kept, milliseconds since the epoch. */
export interface Kept {
  /** Where the host's table begins to let events go. */
  readonly eventsSinceMs: number;
  /** Where Firsthand's own begin to let go of sums. */
  readonly sumsSinceMs: number;
}

/** What is kept at some time. */
export function keptAt(nowMs: number, { rawRetentionDays, historyDays }: Retention): Kept {
  const eventsSinceMs = nowMs - rawRetentionDays * DAY_MS;
  return { eventsSinceMs, sumsSinceMs: Math.min(eventsSinceMs, nowMs - historyDays * DAY_MS) };
}

/** The months in which some table has fewer rows than the seals name. Rows of replaced seals can stand in for others, but of its own only. */
function findIncompleteMonths(
  seals: readonly Seal[],
  { eventsSinceMs }: Kept,
  { copies }: TableState,
): ReadonlySet<string> {
  const tables = new Set(seals.flatMap(({ rows }) => Object.keys(rows) as Copy[]));
  const months = [...tables].flatMap((table) => {
    const isKept = ({ day }: Seal) => isHistory(table) || (day + 1) * DAY_MS > eventsSinceMs;
    const stored = sumBy(
      copies[table] ?? [],
      ({ month }) => month,
      ({ rows }) => rows,
    );
    const named = sumBy(
      seals.filter(isKept),
      ({ day }) => monthOf(day),
      ({ rows }) => rows[table] ?? 0,
    );
    return [...named].filter(([month, rows]) => (stored.get(month) ?? 0) < rows).map(([month]) => month);
  });
  return new Set(months);
}

function hasChanged(seal: Seal, { raw, rawTable }: TableState): boolean {
  const parts = raw.filter(({ month }) => month === monthOf(seal.day));
  const isHeld = ([first, last]: Inserts) =>
    parts.some(({ inserts }) => inserts[0] <= first && last <= inserts[1]);
  return (
    seal.rawTable !== rawTable || parts.some((part) => isNewFor(part, seal)) || !seal.inserts.every(isHeld)
  );
}

/**
 * Whether a part has come since a day was sealed, and has events about that day, or was mutated since. Which days a part was about before it
 * was mutated, nobody can tell. And a watch may not look past a mutation as it does past inserts: what was ordered before an insert can
 * reach a part after it. A day is sealed only while none is under way, so that each that comes later has a greater number than the watermark.
 */
export function isNewFor(part: Part, seal: Pick<Seal, "day" | "watermark" | "seen">): boolean {
  const { day, watermark, seen = watermark } = seal;
  if (part.month !== monthOf(day)) return false;
  return part.mutation > watermark || (part.inserts[1] > seen && part.firstDay <= day && day <= part.lastDay);
}

function sumBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  amountOf: (item: T) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + amountOf(item));
  return sums;
}
