import type { ClickHouse } from "../clickhouse/port.ts";
import { type Alignment, align } from "./alignment.ts";
import { type ImportEnd, type ImportSummary, ImportTally } from "./import-summary.ts";
import { InsertQueue } from "./insert-queue.ts";
import { isFault, judgeLine } from "./judge-line.ts";
import { piecesUntil } from "./pieces-until.ts";
import { splitLines } from "./split-lines.ts";
import { findLoss } from "./storability.ts";
import { takeTurns } from "./take-turns.ts";

/** How an import treats what it reads. */
export interface ImportOptions {
  /** The TTL of the table on `occurred_at`, in days; null when it keeps rows for ever. */
  readonly retentionDays: number | null;
  /** Who produced the events that are not in a batch. @default null: such events are refused */
  readonly source?: string | null | undefined;
  /** Moves each organisation's events by whole weeks. @default nothing is moved */
  readonly alignment?: Alignment | undefined;
  /** Whether a broken line is left out or ends the import. @default "skip" */
  readonly onFault?: "skip" | "stop" | undefined;
  /** Called after every insert. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Ends the import; what has been stored stays. */
  readonly signal?: AbortSignal | undefined;
  /** The clock, in milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** How far an import is. */
export interface ImportProgress {
  /** Rows and events read so far, also the refused ones. */
  readonly read: number;
  readonly stored: number;
}

/**
 * Imports rows of the raw table and events of the wire from NDJSON, given in pieces cut anywhere.
 *
 * Memory is bounded: one chunk is inserted while the next one is read. Importing the same events again changes no
 * number, because readers count each event once. Never rejects: `end` of the summary says what went wrong.
 */
export async function importEvents(
  clickhouse: ClickHouse,
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { now = Date.now, onProgress } = options;
  const startedAt = now();
  const tally = new ImportTally();
  const queue = new InsertQueue(clickhouse, (rows) => {
    tally.stored += rows;
    onProgress?.({ read: tally.read, stored: tally.stored });
  });

  let end: ImportEnd;
  try {
    end = await readInto(queue, tally, pieces, options, startedAt);
  } catch (cause) {
    end = options.signal?.aborted === true ? { kind: "aborted" } : { kind: "unreadable", cause };
  }
  await queue.settled();
  if (end.kind === "complete" && queue.failure !== null) end = { kind: "not-stored", ...queue.failure };
  return tally.summary(end, now() - startedAt);
}

async function readInto(
  queue: InsertQueue,
  tally: ImportTally,
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: ImportOptions,
  now: number,
): Promise<ImportEnd> {
  const { retentionDays, source = null, alignment = new Map<string, number>(), onFault, signal } = options;
  const turn = takeTurns();
  for await (const lines of splitLines(signal === undefined ? pieces : piecesUntil(signal, pieces))) {
    for (const line of lines) {
      for (const judgement of judgeLine(line, source)) {
        tally.read += 1;
        if (isFault(judgement)) {
          if (onFault === "stop") return { kind: "stopped", fault: judgement };
          tally.skip(judgement);
          continue;
        }
        const row = align(judgement, alignment);
        const loss = findLoss(row, now, retentionDays);
        if (loss === null) queue.add(row, now);
        else tally.lose(loss);
      }
      if (queue.isFull) await queue.flush();
      const others = turn();
      if (others !== null) await others;
    }
    if (queue.failure !== null) return { kind: "not-stored", ...queue.failure };
  }
  await queue.flush();
  return { kind: "complete" };
}
