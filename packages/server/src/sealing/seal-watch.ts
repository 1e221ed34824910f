import type { Reader } from "../clickhouse/port.ts";
import type { SealedDays } from "../query/source/event-source.ts";
import { type FoundTables, readSeals, readTableState } from "./read-state.ts";
import { judgeSeals, keptAt, newestOfMonth, type Seal, type TableState } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

/** How long a store without tables of seals, or with broken ones, is taken for one that has none. */
const NONE_HOLDS_MS = 60_000;

/** What the watch depends on. */
export interface SealWatchOptions {
  /** The raw table. */
  readonly table: string;
  readonly now: () => number;
  readonly rawRetentionDays: number;
  readonly historyDays: number;
  /** Is told when seals cannot be read. Everything is answered from the raw table then. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Knows which days can be read from their seals. It looks anew for every question, so that an event is part of every answer to a question
 * that was asked after the event was stored; questions of which none was asked later share a look.
 *
 * It remembers up to where it has looked: a new part that is about other days says nothing about a day any more once it has been
 * merged with parts that are, if it was seen before.
 */
export class SealWatch {
  readonly #options: SealWatchOptions;
  readonly #seenUpTo = new Map<number, { readonly seal: number; readonly seen: number }>();
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<SealedDays> | null = null;
  #latest: { readonly begunAt: number; readonly days: Promise<SealedDays> } | null = null;
  #noneUntil = 0;
  #known: { readonly mark: string; readonly seals: readonly Seal[] } | null = null;
  #last: { readonly mark: string; readonly days: SealedDays } | null = null;

  constructor(options: SealWatchOptions) {
    this.#options = options;
  }

  /** The days whose seals are true, as seen not before `askedAt`, a time of `performance.now()`. */
  look(reader: Reader, askedAt: number): Promise<SealedDays> {
    if (performance.now() < this.#noneUntil) return Promise.resolve(this.#sealedDays([]));
    if (this.#latest !== null && this.#latest.begunAt >= askedAt) return this.#latest.days;
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      const looking = { begunAt: performance.now(), days: this.#look(reader) };
      this.#latest = looking;
      this.#running = looking.days;
      return looking.days;
    });
    return this.#next;
  }

  async #look(reader: Reader): Promise<SealedDays> {
    const { table, now, onFailure } = this.#options;
    try {
      const state = await readTableState(reader, table);
      // The parts by which seals are judged are those of other servers.
      if (state.faults.length > 0 || state.engine === "Distributed") {
        this.#noneUntil = performance.now() + NONE_HOLDS_MS;
        return this.#sealedDays([]);
      }
      const seals = await this.#readSeals(reader, state);
      const { standing } = judgeSeals(
        seals.map((seal) => this.#asSeen(seal)),
        state,
        keptAt(now(), this.#options),
      );
      this.#remember(standing, state);
      return this.#asBefore(state, standing);
    } catch (error) {
      onFailure(error);
      return this.#sealedDays([]);
    }
  }

  /** A seal that was named since the parts were listed makes for a needless doubt at most. */
  async #readSeals(reader: Reader, { sealsMark }: FoundTables): Promise<readonly Seal[]> {
    if (this.#known?.mark !== sealsMark) {
      this.#known = { mark: sealsMark, seals: await readSeals(reader, this.#options.table) };
    }
    return this.#known.seals;
  }

  /**
   * The same days as the last time when nothing has changed since, so that what was found out about them is known still. Now and then it is
   * forgotten all the same, because events expire without a change.
   */
  #asBefore(state: TableState, standing: readonly Seal[]): SealedDays {
    const minute = Math.floor(this.#options.now() / 60_000);
    const mark = JSON.stringify([minute, state.raw, standing.map(({ day, seal }) => [day, seal])]);
    if (this.#last?.mark !== mark) this.#last = { mark, days: this.#sealedDays(standing) };
    return this.#last.days;
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
