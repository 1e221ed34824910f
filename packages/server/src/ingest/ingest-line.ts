import { TelemetryError } from "@firsthand/contract";
import type { EventRow } from "../import/event-row.ts";
import { eventKey, type InboxStore, isRefusedByEngine } from "./inbox-store.ts";

/** How many of a batch's rows were new, and how many had been accepted before. */
export interface Stored {
  readonly accepted: number;
  readonly duplicates: number;
}

interface Waiting {
  readonly rows: readonly EventRow[];
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

export interface IngestLineOptions {
  readonly now: () => number;
  /** Takes why batches that came together are written one by one. */
  readonly onRefused: (error: unknown) => void;
}

/** Rows of one insert, give or take a batch. One block of the engine, so that it is stored as a whole or not at all. */
const ROWS_AT_ONCE = 5_000;

/**
 * The one line in which all batches of a process wait to be stored. What comes while others are being written is written together, so that
 * the store sees few inserts; because nothing is written at the same time, two deliveries of one event cannot both be new.
 */
export class IngestLine {
  readonly #store: Pick<InboxStore, "prepare" | "store">;
  readonly #options: IngestLineOptions;
  /** By scope, in the order of their turn. */
  readonly #waiting = new Map<string, Waiting[]>();
  #isRunning = false;
  #isPrepared = false;

  constructor(store: Pick<InboxStore, "prepare" | "store">, options: IngestLineOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Makes the store ready before the first batch comes, and completes what a crash broke off. */
  async prepare(): Promise<void> {
    await this.add("", []);
  }

  /**
   * Stores the rows of a batch, when its turn comes. Scopes take turns, however much one of them sends.
   *
   * @throws TelemetryError `store_unavailable` when it is not known to be stored. The same batch can be sent again.
   */
  add(scope: string, rows: readonly EventRow[]): Promise<Stored> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(scope) ?? [];
      queue.push({ rows, resolve, reject });
      this.#waiting.set(scope, queue);
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Whatever else arrives in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.size > 0) await this.#write(this.#next());
    this.#isRunning = false;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      if (!this.#isPrepared) await this.#store.prepare();
      this.#isPrepared = true;
      const known = new Set(
        await this.#store.store(
          group.flatMap(({ rows }) => rows),
          this.#options.now(),
        ),
      );
      for (const { rows, resolve } of group) resolve(count(rows, known));
    } catch (cause) {
      this.#isPrepared = false;
      // What the engine refuses is not to cost those who happened to come at the same time.
      if (group.length > 1 && isRefusedByEngine(cause)) {
        this.#options.onRefused(cause);
        for (const one of group) await this.#write([one]);
      } else for (const { reject } of group) reject(isRefusedByEngine(cause) ? cause : unavailable(cause));
    }
  }

  /** The first batches of all scopes in turn, up to an insert's worth. */
  #next(): readonly Waiting[] {
    const group: Waiting[] = [];
    let rows = 0;
    for (let turn = this.#takeTurn(); turn !== null; turn = rows < ROWS_AT_ONCE ? this.#takeTurn() : null) {
      group.push(turn);
      rows += turn.rows.length;
    }
    return group;
  }

  #takeTurn(): Waiting | null {
    const [scope, queue] = this.#waiting.entries().next().value ?? [];
    const first = queue?.shift();
    if (scope === undefined || queue === undefined || first === undefined) return null;
    this.#waiting.delete(scope);
    if (queue.length > 0) this.#waiting.set(scope, queue);
    return first;
  }
}

/** Counts a batch's rows, and lets those know that come after it in the same insert. */
function count(rows: readonly EventRow[], known: Set<string>): Stored {
  let accepted = 0;
  for (const row of rows) {
    const key = eventKey(row);
    if (!known.has(key)) accepted += 1;
    known.add(key);
  }
  return { accepted, duplicates: rows.length - accepted };
}

function unavailable(cause: unknown): TelemetryError {
  return new TelemetryError(
    "store_unavailable",
    "The events could not be stored at the moment. Send the same batch again.",
    { cause },
  );
}
