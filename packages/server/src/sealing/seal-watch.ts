import type { Reader } from "../clickhouse/port.ts";
import { DAY_MS, type SealedDays } from "../query/source/event-source.ts";
import { readSeals, readTableState } from "./read-state.ts";
import { judgeSeals, newestOfMonth, type Seal, type TableState } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

/** How long a store without tables of seals, or with broken ones, is taken for one that has none. */
const NONE_HOLDS_MS = 60_000;

/** What the watch depends on. */
export interface SealWatchOptions {
  /** The raw table. */
  readonly table: string;
  readonly now: () => number;
  readonly rawRetentionDays: number;
  /** Is told when seals cannot be read. Everything is answered from the raw table then. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Knows which days can be read from their seals. It looks anew for every question, so that an event is part of every answer to a question
 * that was asked after the event was stored; questions that come together share a look.
 *
 * It remembers up to where it has looked: a new part that is about other days says nothing about a day any more once it has been
 * merged with parts that are, if it was seen before.
 */
export class SealWatch {
  readonly #options: SealWatchOptions;
  readonly #seenUpTo = new Map<number, { readonly seal: number; readonly seen: number }>();
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<SealedDays> | null = null;
  #noneUntil = 0;

  constructor(options: SealWatchOptions) {
    this.#options = options;
  }

  /** The days whose seals are true now. A look that is under way began before the question, so the next one is waited for. */
  look(reader: Reader): Promise<SealedDays> {
    if (performance.now() < this.#noneUntil) return Promise.resolve(this.#sealedDays([]));
    this.#next ??= this.#running.then(() => {
      const looking = this.#look(reader);
      this.#running = looking;
      this.#next = null;
      return looking;
    });
    return this.#next;
  }

  async #look(reader: Reader): Promise<SealedDays> {
    const { table, now, rawRetentionDays, onFailure } = this.#options;
    try {
      const state = await readTableState(reader, table);
      if (state.faults.length > 0) {
        this.#noneUntil = performance.now() + NONE_HOLDS_MS;
        return this.#sealedDays([]);
      }
      // After the parts: a seal that is written meanwhile was made from no more than what is there now.
      const seals = await readSeals(reader, table);
      const { standing } = judgeSeals(
        seals.map((seal) => this.#asSeen(seal)),
        state,
        now() - rawRetentionDays * DAY_MS,
      );
      this.#remember(standing, state);
      return this.#sealedDays(standing);
    } catch (error) {
      onFailure(error);
      return this.#sealedDays([]);
    }
  }

  #sealedDays(standing: readonly Seal[]): SealedDays {
    return {
      tables: sealingTables(this.#options.table),
      seals: new Map(standing.map(({ day, seal }) => [day, seal])),
    };
  }

  #asSeen(seal: Seal): Seal {
    const found = this.#seenUpTo.get(seal.day);
    return found?.seal === seal.seal ? { ...seal, seen: Math.max(found.seen, seal.watermark) } : seal;
  }

  #remember(standing: readonly Seal[], { raw }: TableState): void {
    this.#seenUpTo.clear();
    for (const { day, seal, watermark, seen = watermark } of standing) {
      this.#seenUpTo.set(day, { seal, seen: Math.max(seen, newestOfMonth(raw, day)) });
    }
  }
}
