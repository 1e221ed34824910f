import type { Reader } from "../clickhouse/port.ts";
import { noSealedDays, type SealedDays } from "../query/source/event-source.ts";
import { judgeMonths, readMonths, type SealedMonth } from "./months.ts";
import { readNumbering } from "./number-ids.ts";
import type { Numbering } from "./numbering.ts";
import { type FoundTables, readSeals, readTableState } from "./read-state.ts";
import { judgeSeals, keptAt, newestOfMonth, type Seal, type TableState } from "./standing-seals.ts";
import { sealingTables } from "./tables.ts";

/** How long a store without tables of seals, or with broken ones, is taken for one that has none. */
const NONE_HOLDS_MS = 60_000;

/** What stands. */
interface Found extends Pick<SealedDays, "months" | "numbering"> {
  readonly standing: readonly Seal[];
}

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
  #known: {
    readonly mark: string;
    readonly seals: readonly Seal[];
    readonly months: readonly SealedMonth[];
  } | null = null;
  #numbers: { readonly mark: string; readonly numbering: Numbering } | null = null;
  #last: { readonly mark: string; readonly days: SealedDays } | null = null;

  constructor(options: SealWatchOptions) {
    this.#options = options;
  }

  /** The days whose seals are true, as seen not before `askedAt`, a time of `performance.now()`. */
  look(reader: Reader, askedAt: number): Promise<SealedDays> {
    if (performance.now() < this.#noneUntil) return Promise.resolve(noSealedDays(this.#options.table));
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
        return noSealedDays(this.#options.table);
      }
      const { seals, months } = await this.#readSeals(reader, state);
      const judged = judgeSeals(
        seals.map((seal) => this.#asSeen(seal)),
        state,
        keptAt(now(), this.#options),
      );
      const found = judgeMonths(judged, months, state);
      this.#remember(found.standing, state);
      // After the seals, so that every id of theirs that has a number is found.
      return this.#asBefore(state, { ...found, numbering: await this.#readNumbering(reader, state, seals) });
    } catch (error) {
      onFailure(error);
      return noSealedDays(this.#options.table);
    }
  }

  /** A seal that was named since the parts were listed makes for a needless doubt at most. */
  async #readSeals(reader: Reader, { sealsMark }: FoundTables) {
    if (this.#known?.mark !== sealsMark) {
      const { table } = this.#options;
      const [seals, months] = await Promise.all([readSeals(reader, table), readMonths(reader, table)]);
      this.#known = { mark: sealsMark, seals, months };
    }
    return this.#known;
  }

  /** Read again with the seals, because one that was named since the parts were listed has ids that the list did not have then. */
  async #readNumbering(
    reader: Reader,
    { sealsMark, numbersMark }: FoundTables,
    seals: readonly Seal[],
  ): Promise<Numbering> {
    const mark = sealsMark + numbersMark;
    if (this.#numbers?.mark !== mark) {
      this.#numbers = { mark, numbering: await readNumbering(reader, this.#options.table, seals) };
    }
    return this.#numbers.numbering;
  }

  /**
   * The same days as the last time when nothing has changed since, so that what was found out about them is known still. Now and then it is
   * forgotten all the same, because events expire without a change.
   */
  #asBefore(state: TableState, found: Found): SealedDays {
    const minute = Math.floor(this.#options.now() / 60_000);
    const { standing, months, numbering } = found;
    const numbers = [standing.map(({ day, seal }) => [day, seal]), months.map(({ seal }) => seal), numbering];
    const mark = JSON.stringify([minute, state.raw, numbers]);
    if (this.#last?.mark !== mark) this.#last = { mark, days: this.#sealedDays(found) };
    return this.#last.days;
  }

  #sealedDays({ standing, months, numbering }: Found): SealedDays {
    return {
      tables: sealingTables(this.#options.table),
      seals: new Map(standing.map(({ day, seal }) => [day, seal])),
      numberings: new Map(standing.map(({ seal, numbering }) => [seal, numbering])),
      months,
      numbering,
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
