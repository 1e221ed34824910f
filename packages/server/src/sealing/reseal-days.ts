import { defaultLimits, TelemetryError } from "@firsthand/contract";
import type { ClickHouse } from "../clickhouse/port.ts";
import { DAY_MS } from "../query/source/event-source.ts";
import { deleteRows, findSealsOf } from "./delete-rows.ts";
import { readSeals } from "./read-state.ts";
import { sealDays } from "./seal-days.ts";
import type { SealOptions, SealProgress } from "./seal-options.ts";
import { sweepIds } from "./sweep-rows.ts";
import { sealingTables } from "./tables.ts";
import { takeOut } from "./take-out.ts";
import { countUnfinishedMutations } from "./unfinished-mutations.ts";

/** Options of {@link resealDays}. */
export interface ResealOptions extends Omit<SealOptions, "verify" | "days" | "onProgress"> {
  /** The first UTC day, such as `2026-03-01`. */
  readonly from: string;
  /** The last UTC day, included. */
  readonly to: string;
  /**
   * How long rows stay after their days were taken out, in milliseconds: a question that was asked before may be about to read them.
   * @default twice the default time limit of a question
   */
  readonly questionsEndWithinMs?: number | undefined;
  /** Is told after every step. */
  readonly onProgress?: ((progress: ResealProgress) => void) | undefined;
}

/** Where a run stands: days were taken out of the seals, their rows were deleted, or what {@link SealProgress} tells. */
export type ResealProgress =
  | SealProgress
  | { readonly step: "taken out" | "deleted"; readonly daysDone: number; readonly days: number };

/** What a run did. */
export interface ResealSummary {
  /** Days that were taken out of the seals. */
  readonly takenOut: number;
  /** Days that were sealed anew from what the raw table holds now. */
  readonly sealed: number;
  /** Days that are over and were left for the next sealing, because events of them still came. */
  readonly busy: number;
  /** Days that were taken out and stay out, because raw retention has reached them. */
  readonly expired: number;
}

/** A sealing that runs beside this one elsewhere may name a seal again just after it was taken out. */
const MOST_ROUNDS = 3;

/**
 * Takes days out of the seals, deletes all that Firsthand's own tables hold of them, and seals anew those that the raw table keeps whole:
 * for an erasure, after the rows of the raw table are gone. Questions are answered right all the while, and broken off at any moment it
 * can be run again.
 *
 * @throws TelemetryError `invalid_request` for days that are none and while a deletion from the raw table is under way, what
 * {@link sealDays} throws, or a failure of the engine.
 */
export async function resealDays(clickhouse: ClickHouse, options: ResealOptions): Promise<ResealSummary> {
  const { from, to, questionsEndWithinMs, onProgress, ...sealOptions } = options;
  const days = { first: parseDay(from, "from"), last: parseDay(to, "to") };
  const { now = Date.now, rawRetentionDays = 180, signal } = sealOptions;
  if (days.last < days.first) throw invalid("to", `is before "from"`);
  await refuseUnfinished(clickhouse);
  const tell = (step: "taken out" | "deleted", taken: number) => {
    onProgress?.({ step, daysDone: 0, days: taken });
    signal?.throwIfAborted();
  };

  // Of no day: makes tables that are missing, and says what to do about those that are broken.
  await sealDays(clickhouse, { ...sealOptions, days: { first: 0, last: -1 } });
  const batches = await findBatches(clickhouse);
  const taken = new Set<number>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const isMeant = ({ day }: { day: number }) => days.first <= day && day <= days.last;
    const out = await takeOut(clickhouse, isMeant, now());
    for (const { day } of out) taken.add(day);
    tell("taken out", taken.size);
    const seals = await findSealsOf(clickhouse, days);
    if (seals.length > 0) await pause(questionsEndWithinMs ?? 2 * defaultLimits.queryTimeoutMs, signal);
    await deleteRows(clickhouse, seals);
    tell("deleted", taken.size);
    const named = new Set((await readSeals(clickhouse.reader, clickhouse.table)).map(({ seal }) => seal));
    if (!seals.some((seal) => named.has(seal))) break;
  }
  const { sealed, busy } = await sealDays(clickhouse, { ...sealOptions, days, onProgress });
  // What is gone from the days leaves no hash behind.
  await sweepIds(clickhouse, `batch IN (${batches.join(", ")})`);
  const isExpired = (day: number) => day * DAY_MS < now() - rawRetentionDays * DAY_MS;
  return { takenOut: taken.size, sealed, busy, expired: [...taken].filter(isExpired).length };
}

/** Every batch in which some id got a number, and 0, so that it is a list. */
async function findBatches({ reader, table }: ClickHouse): Promise<readonly number[]> {
  const { rows } = await reader.read<{ batch: number }>(
    { sql: `SELECT DISTINCT batch FROM ${sealingTables(table).ids}`, parameters: {} },
    { timeoutMs: 60_000 },
  );
  return [0, ...rows.map(({ batch }) => batch)];
}

/** What is deleted but not gone yet would be read once more. */
async function refuseUnfinished({ reader, table }: ClickHouse): Promise<void> {
  if ((await countUnfinishedMutations(reader, table)) === 0) return;
  throw new TelemetryError(
    "invalid_request",
    "A deletion from the table of events is under way, and its rows may be there still. Reseal when system.mutations shows it as done, or delete with SETTINGS mutations_sync = 2, which waits.",
  );
}

function parseDay(text: string, field: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text)) {
    throw invalid(field, "has to be a UTC day such as 2026-03-01");
  }
  return ms / DAY_MS;
}

function invalid(field: string, reason: string): TelemetryError {
  return new TelemetryError("invalid_request", `resealDays: "${field}" ${reason}.`, { details: { field } });
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  signal?.throwIfAborted();
}
