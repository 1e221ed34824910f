/** An attacker who adds and subtracts: what sums of unknown cells are told by sums of others. */
import type { Cell } from "./cells.ts";
import { usersOf } from "./decide.ts";
import { groupBy } from "./group-by.ts";

const PRIME = 33_554_393;

/** Everything that can be had of some sums by adding, subtracting, multiplying and dividing. */
export class Attacker {
  readonly #cells: readonly Cell[];
  readonly #places: ReadonlyMap<Cell, number>;
  /** Reduced rows by the place of their first entry. */
  readonly #rows = new Map<number, Float64Array>();
  readonly #known = new Set<string>();

  /** @param cells the unknown ones. Which there are is known: an attacker may have guessed. */
  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
    this.#places = new Map(cells.map((cell, place) => [cell, place]));
  }

  /** Learns that a published figure is the sum of these cells. */
  learn(cells: readonly Cell[]): void {
    const row = this.#rowOf(cells);
    const key = row.join("");
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const first = this.#reduce(row);
    if (first === -1) return;
    const inverse = power(row[first] ?? 0, PRIME - 2);
    this.#rows.set(
      first,
      row.map((entry) => (entry * inverse) % PRIME),
    );
  }

  /** Whether the sum of these cells follows. */
  tells(cells: readonly Cell[]): boolean {
    return this.#reduce(this.#rowOf(cells)) === -1;
  }

  /** Groups with too few users, by whatever is told apart of row, day, source and route. */
  secrets(minimumUsers: number): Cell[][] {
    const groups = new Map<string, Cell[]>();
    const tellings = [
      (cell: Cell) => JSON.stringify(cell.path[0]),
      (cell: Cell) => String(cell.day),
      (cell: Cell) => String(cell.values.source),
      (cell: Cell) => String(cell.values.routePattern),
    ];
    for (let chosen = 0; chosen < 2 ** tellings.length; chosen += 1) {
      const telling = tellings.filter((_, i) => (chosen >> i) % 2 === 1);
      const parts = groupBy(this.#cells, (cell) => telling.map((tell) => tell(cell)).join("|"));
      for (const part of parts.values()) groups.set(part.map((cell) => this.#places.get(cell)).join(), part);
    }
    return [...groups.values()].filter((group) => usersOf(group).size < minimumUsers);
  }

  #rowOf(cells: readonly Cell[]): Float64Array {
    const row = new Float64Array(this.#cells.length);
    for (const cell of cells) row[this.#places.get(cell) ?? -1] = 1;
    return row;
  }

  /** Takes known rows off a row; the place of the first entry that is left, or -1. */
  #reduce(row: Float64Array): number {
    let left = -1;
    for (let place = 0; place < row.length; place += 1) {
      const factor = row[place] ?? 0;
      if (factor === 0) continue;
      const known = this.#rows.get(place);
      if (known === undefined) {
        if (left === -1) left = place;
        continue;
      }
      for (let i = place; i < row.length; i += 1) {
        row[i] = ((row[i] ?? 0) + (PRIME - factor) * (known[i] ?? 0)) % PRIME;
      }
    }
    return left;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
