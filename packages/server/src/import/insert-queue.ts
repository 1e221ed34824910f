import type { ClickHouse } from "../clickhouse/port.ts";
import type { EventRow } from "./event-row.ts";
import { InsertChunk } from "./insert-chunk.ts";

/** Gathers rows into chunks and inserts them one after the other, while the next one is gathered. */
export class InsertQueue {
  readonly #clickhouse: ClickHouse;
  readonly #onInserted: (rows: number) => void;
  #chunk = new InsertChunk();
  #inFlight: Promise<void> = Promise.resolve();
  #failure: { readonly cause: unknown } | null = null;

  constructor(clickhouse: ClickHouse, onInserted: (rows: number) => void) {
    this.#clickhouse = clickhouse;
    this.#onInserted = onInserted;
  }

  /** Why inserting failed; nothing is inserted after that. */
  get failure(): { readonly cause: unknown } | null {
    return this.#failure;
  }

  get isFull(): boolean {
    return this.#chunk.isFull;
  }

  add(row: EventRow, now: number): void {
    this.#chunk.add(row, now);
  }

  /** Starts to insert what was gathered, once the insert before it is done: this is what holds the reader back. */
  async flush(): Promise<void> {
    await this.#inFlight;
    if (this.#failure !== null || this.#chunk.rows === 0) return;
    this.#inFlight = this.#insert(this.#chunk);
    this.#chunk = new InsertChunk();
  }

  /** Resolves when no insert is running. What was gathered and not flushed is left out. */
  async settled(): Promise<void> {
    await this.#inFlight;
  }

  async #insert(chunk: InsertChunk): Promise<void> {
    try {
      await this.#clickhouse.writer.insertJsonLines(this.#clickhouse.table, chunk.encode());
      this.#onInserted(chunk.rows);
    } catch (cause) {
      this.#failure = { cause };
    }
  }
}
