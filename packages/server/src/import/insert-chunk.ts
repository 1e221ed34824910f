import { type EventRow, toJsonLine } from "./event-row.ts";

const rowsPerChunk = 20_000;
const charactersPerChunk = 8 * 1024 * 1024;
// ClickHouse refuses an insert that touches more than 100 partitions, as a whole; the table has one a month.
const monthsPerInsert = 90;

/** Rows that wait to be inserted together. */
export class InsertChunk {
  readonly #linesByMonth = new Map<number, string[]>();
  #rows = 0;
  #characters = 0;

  get rows(): number {
    return this.#rows;
  }

  get isFull(): boolean {
    return this.#rows >= rowsPerChunk || this.#characters >= charactersPerChunk;
  }

  add(row: EventRow, now: number): void {
    const line = toJsonLine(row, now);
    const date = new Date(row.occurredAt);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const lines = this.#linesByMonth.get(month);
    if (lines === undefined) this.#linesByMonth.set(month, [line]);
    else lines.push(line);
    this.#rows += 1;
    this.#characters += line.length;
  }

  /** What to insert, in one piece or, when the rows are spread over too many months, in several. */
  *inserts(): Generator<{ readonly rows: number; readonly lines: Uint8Array }> {
    const months = [...this.#linesByMonth.values()];
    for (let from = 0; from < months.length; from += monthsPerInsert) {
      const lines = months.slice(from, from + monthsPerInsert).flat();
      yield { rows: lines.length, lines: new TextEncoder().encode(`${lines.join("\n")}\n`) };
    }
  }
}
