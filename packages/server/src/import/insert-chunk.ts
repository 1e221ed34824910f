import { type EventRow, toJsonLine } from "./event-row.ts";

const rowsPerChunk = 20_000;
const charactersPerChunk = 8 * 1024 * 1024;

/** Rows that wait to be inserted together. */
export class InsertChunk {
  readonly #lines: string[] = [];
  #characters = 0;

  get rows(): number {
    return this.#lines.length;
  }

  get isFull(): boolean {
    return this.#lines.length >= rowsPerChunk || this.#characters >= charactersPerChunk;
  }

  add(row: EventRow, now: number): void {
    const line = toJsonLine(row, now);
    this.#lines.push(line);
    this.#characters += line.length;
  }

  /** The rows as JSON lines, ready to be inserted. */
  encode(): Uint8Array {
    return new TextEncoder().encode(`${this.#lines.join("\n")}\n`);
  }
}
