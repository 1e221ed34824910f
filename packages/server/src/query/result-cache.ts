import type { ReadResult } from "../clickhouse/port.ts";

type Rows = readonly object[];

interface Kept {
  readonly rows: Rows;
  readonly values: number;
}

/**
 * Results of statements that read nothing but sealed rows. Such rows never change, and a statement names the seals that it reads, so a
 * result is true for as long as the same is asked. What was not asked for longest goes first.
 */
export class ResultCache {
  readonly #mostValues: number;
  readonly #kept = new Map<string, Kept>();
  #values = 0;

  /** @param mostValues how many values the results may have together; 0 keeps nothing. */
  constructor(mostValues: number) {
    this.#mostValues = mostValues;
  }

  /** What was found for a key before. Nothing is read for it, and it says so. */
  get<Row>(key: string): ReadResult<Row> | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return { rows: kept.rows as readonly Row[], rowsRead: 0, bytesRead: 0, durationMs: 0 };
  }

  /** Keeps a result. One that would take more than a tenth of the room by itself is not worth it. */
  set(key: string, rows: readonly unknown[]): void {
    const kept = { rows: rows as Rows, values: countValues(rows) };
    if (kept.values > this.#mostValues / 10) return;
    this.#forget(key);
    this.#kept.set(key, kept);
    this.#values += kept.values;
    for (const oldest of this.#kept.keys()) {
      if (this.#values <= this.#mostValues) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#values -= this.#kept.get(key)?.values ?? 0;
    this.#kept.delete(key);
  }
}

/** The numbers and texts in rows, those in lists and maps included; an empty result counts as one. */
function countValues(rows: readonly unknown[]): number {
  const valuesIn = (value: unknown): number =>
    typeof value === "object" && value !== null ? Object.keys(value).length + 1 : 1;
  return rows.reduce<number>(
    (sum, row) => Object.values(row as object).reduce((cells: number, value) => cells + valuesIn(value), sum),
    1,
  );
}
