import { isFigure } from "../format/number.ts";

/** The colours of a heat map. */
const STEPS = 7;

/** One figure of a matrix, under the names of its row and column; null names are their own. */
export interface MatrixEntry {
  readonly row: string | null;
  readonly column: string | null;
  readonly value: number | null;
  /** A second figure that stands under the first; cannot be summed. */
  readonly detail?: number | null;
}

/** A name of a row or column, or the fold of those that did not fit. */
export type MatrixKey = { readonly name: string | null } | { readonly others: number };

/** A cell; value null where nothing occurred. */
export interface MatrixCell {
  readonly value: number | null;
  readonly detail: number | null;
}

/** Figures laid out by two names, both ranked by their totals. */
export interface Matrix {
  readonly columns: readonly { readonly key: MatrixKey; readonly total: number }[];
  readonly rows: readonly {
    readonly key: MatrixKey;
    readonly total: number;
    readonly cells: readonly MatrixCell[];
  }[];
  readonly total: number;
  /** The end of the colour scale: the largest cell that is no fold, and at least as many as there are colours, so that few look like few. */
  readonly highest: number;
}

/** The names of a matrix in the order of their totals, as far as they fit. */
export interface MatrixOrder {
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

/**
 * Ranks the names of an additive measure by their totals, ties by name; what does not fit is counted. A single one always fits: its fold would take
 * the same room.
 *
 * @param whole whose totals count, so that parts of it have one order.
 */
export function rankMatrix(
  entries: readonly MatrixEntry[],
  limits = { rows: 12, columns: 8 },
  whole = entries,
): MatrixOrder {
  const rank = (limit: number, nameOf: (entry: MatrixEntry) => string | null) => {
    const own = new Set(entries.map(nameOf));
    const names = rankNames(whole, nameOf).filter((name) => own.has(name));
    const shown = names.length > limit + 1 ? names.slice(0, limit) : names;
    return [shown, names.length - shown.length] as const;
  };
  const [rows, hiddenRows] = rank(limits.rows, (entry) => entry.row);
  const [columns, hiddenColumns] = rank(limits.columns, (entry) => entry.column);
  return { rows, columns, hiddenRows, hiddenColumns };
}

/** Lays out `entries` in a given order, so that several matrices can share one. Folds what the order left out. */
export function createMatrix(entries: readonly MatrixEntry[], order: MatrixOrder): Matrix {
  const rowKeys = getKeys(order.rows, order.hiddenRows);
  const columnKeys = getKeys(order.columns, order.hiddenColumns);
  let highest = STEPS;
  const lines = rowKeys.map((key) => ({
    key,
    cells: columnKeys.map((): { value: number | null; detail: number | null } => ({
      value: null,
      detail: null,
    })),
  }));
  for (const { row, column, value, detail = null } of entries) {
    const [r, c] = [order.rows.indexOf(row), order.columns.indexOf(column)];
    // What is not found is in the last one.
    const cell = lines.at(r)?.cells.at(c);
    if (cell === undefined || !isFigure(value)) continue;
    cell.value = (cell.value ?? 0) + value;
    // A fold of several averages has none.
    if (r < 0 || c < 0) continue;
    cell.detail = detail;
    highest = Math.max(highest, cell.value);
  }
  const sum = (values: readonly (MatrixCell | undefined)[]) =>
    values.reduce((total, cell) => total + (cell?.value ?? 0), 0);
  return {
    rows: lines.map((line) => ({ ...line, total: sum(line.cells) })),
    columns: columnKeys.map((key, i) => ({ key, total: sum(lines.map(({ cells }) => cells[i])) })),
    total: sum(lines.flatMap(({ cells }) => cells)),
    highest,
  };
}

/** The colour step, 1 to 7, of a value: square root from zero to the end of the scale; 0 for nothing, which is not painted. */
export function getHeatStep(value: number | null, highest: number): number {
  if (!isFigure(value) || value <= 0) return 0;
  return Math.min(STEPS, Math.ceil(Math.sqrt(value / highest) * STEPS));
}

function rankNames(entries: readonly MatrixEntry[], nameOf: (entry: MatrixEntry) => string | null) {
  const totals = new Map<string | null, number>();
  for (const entry of entries) {
    const name = nameOf(entry);
    totals.set(name, (totals.get(name) ?? 0) + (isFigure(entry.value) ? entry.value : 0));
  }
  const compare = ([a, x]: [string | null, number], [b, y]: [string | null, number]) => {
    if (x !== y) return y - x;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -1 : 1;
  };
  return [...totals].sort(compare).map(([name]) => name);
}

function getKeys(names: readonly (string | null)[], hidden: number): MatrixKey[] {
  const keys = names.map((name): MatrixKey => ({ name }));
  return hidden > 0 ? [...keys, { others: hidden }] : keys;
}
