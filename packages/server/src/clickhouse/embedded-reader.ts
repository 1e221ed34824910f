import { setTimeout as pause } from "node:timers/promises";
import type { Session } from "chdb";
import { checkStatement } from "./check-statement.ts";
import type { EmbeddedEngine } from "./embedded-engine.ts";
import { tooSlow, unreachable } from "./engine-error.ts";
import { Lanes } from "./lanes.ts";
import type { Reader, ReadOptions, ReadResult, ReadStatement } from "./port.ts";
import { type ReadCaps, readSettings } from "./read-settings.ts";
import { ReaderSession } from "./reader-session.ts";

/** How long after the engine's own time cap a caller is let go, should the engine be late to notice. */
const GRACE_MS = 1_000;
/** How often a read that was given up is told to stop: the engine does not hear it while it still parses. */
const STOP_AGAIN_MS = 200;

/**
 * A pool of read-only connections to the embedded engine. One connection works on one statement at a time, so the pool
 * is what keeps a heavy read from holding up a light one.
 */
export class EmbeddedReader implements Reader {
  readonly #engine: EmbeddedEngine;
  readonly #control: Session;
  readonly #caps: ReadCaps;
  readonly #lanes: Lanes;
  /** Connections by the settings they were opened with. */
  readonly #idle = new Map<string, ReaderSession[]>();
  readonly #busy = new Set<ReaderSession>();
  #opened = 0;
  #opening = 0;
  #closed = false;

  constructor(engine: EmbeddedEngine, options: { readers: number; caps: ReadCaps }) {
    this.#engine = engine;
    this.#control = engine.connect();
    this.#caps = options.caps;
    this.#lanes = new Lanes(options.readers);
  }

  async read<Row>(statement: ReadStatement, options: ReadOptions): Promise<ReadResult<Row>> {
    checkStatement(statement);
    const leave = await this.#lanes.enter(options.lane ?? "", options.signal);
    let session: ReaderSession;
    try {
      session = await this.#take(options);
    } catch (error) {
      leave();
      throw error;
    }
    const work = this.#runThenReturn<Row>(session, statement, options).finally(leave);
    return this.#letGo(work, session, options);
  }

  /** Takes no more reads and stops those that run. Resolves when they have stopped, at the latest after `withinMs`. */
  async close(withinMs: number): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const session of [...this.#idle.values()].flat()) session.close();
    this.#idle.clear();
    const giveUpAt = performance.now() + withinMs;
    while (this.#busy.size + this.#opening > 0 && performance.now() < giveUpAt) {
      for (const session of this.#busy) session.stop(this.#control);
      await pause(STOP_AGAIN_MS / 4);
    }
    this.#control.close();
  }

  async #take(options: ReadOptions): Promise<ReaderSession> {
    if (this.#closed) throw closed();
    const session = this.#idle.get(kindOf(options))?.pop() ?? (await this.#open(options));
    if (this.#closed) {
      session.close();
      throw closed();
    }
    this.#busy.add(session);
    return session;
  }

  async #open(options: ReadOptions): Promise<ReaderSession> {
    this.#opened += 1;
    const mark = `firsthand-reader-${this.#opened}`;
    this.#opening += 1;
    try {
      return await ReaderSession.open(this.#engine.connect(), mark, readSettings(this.#caps, options));
    } finally {
      this.#opening -= 1;
    }
  }

  async #runThenReturn<Row>(session: ReaderSession, statement: ReadStatement, options: ReadOptions) {
    const kind = kindOf(options);
    try {
      const result = await session.run<Row>(statement);
      if (this.#closed) session.close();
      else this.#idle.set(kind, [...(this.#idle.get(kind) ?? []), session]);
      return result;
    } catch (error) {
      session.close();
      throw error;
    } finally {
      this.#busy.delete(session);
    }
  }

  /** The work's outcome, or the caller's abort, whichever comes first. Abandoned work is stopped. */
  #letGo<T>(work: Promise<T>, session: ReaderSession, { signal, timeoutMs }: ReadOptions): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = (reason: unknown) => {
        reject(reason);
        const stop = () => {
          if (!this.#closed && this.#busy.has(session)) session.stop(this.#control);
        };
        stop();
        const again = setInterval(stop, STOP_AGAIN_MS).unref();
        const done = () => clearInterval(again);
        work.then(done, done);
      };
      const onAbort = () => giveUp(signal?.reason);
      const late = setTimeout(() => giveUp(tooSlow(undefined)), timeoutMs + GRACE_MS);
      const settle = () => {
        clearTimeout(late);
        signal?.removeEventListener("abort", onAbort);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      if (signal?.aborted) onAbort();
      work.then(resolve, reject).finally(settle);
    });
  }
}

function kindOf({ timeoutMs, background = false }: ReadOptions): string {
  return `${timeoutMs} ${background}`;
}

function closed() {
  return unreachable(new Error("The embedded engine is closed."));
}
