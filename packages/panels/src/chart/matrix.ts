import { isFigure } from "../format/number.ts";

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
  /** The largest cell, which is the end of the colour scale. */
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
 * Ranks the names of an additive measure by their totals, ties by name; what does not fit is counted.
 *
 * @param whole whose totals count, so that parts of it have one order.
 */
export function rankMatrix(
  entries: readonly MatrixEntry[],
  limits = { rows: 12, columns: 8 },
  whole = entries,
): MatrixOrder {
  const rank = (nameOf: (entry: MatrixEntry) => string | null) => {
    const own = new Set(entries.map(nameOf));
    return rankNames(whole, nameOf).filter((name) => own.has(name));
  };
  const rows = rank((entry) => entry.row);
  const columns = rank((entry) => entry.column);
  return {
    rows: rows.slice(0, limits.rows),
    columns: columns.slice(0, limits.columns),
    hiddenRows: Math.max(0, rows.length - limits.rows),
    hiddenColumns: Math.max(0, columns.length - limits.columns),
  };
}

/** Lays out `entries` in a given order, so that several matrices can share one. Folds what the order left out. */
export function createMatrix(entries: readonly MatrixEntry[], order: MatrixOrder): Matrix {
  const rowAt = indexNames(order.rows);
  const columnAt = indexNames(order.columns);
  const height = order.rows.length + (order.hiddenRows > 0 ? 1 : 0);
  const width = order.columns.length + (order.hiddenColumns > 0 ? 1 : 0);
  const cells = Array.from({ length: height }, () =>
    Array.from({ length: width }, (): { value: number | null; detail: number | null } => ({
      value: null,
      detail: null,
    })),
  );
  for (const { row, column, value, detail = null } of entries) {
    const r = rowAt.get(row);
    const c = columnAt.get(column);
    const cell = cells[r ?? height - 1]?.[c ?? width - 1];
    if (cell === undefined || !isFigure(value)) continue;
    cell.value = (cell.value ?? 0) + value;
    // A fold of several averages has none.
    cell.detail = r === undefined || c === undefined ? null : detail;
  }
  const sum = (values: readonly (MatrixCell | undefined)[]) =>
    values.reduce((total, cell) => total + (cell?.value ?? 0), 0);
  const rows = cells.map((line, i) => ({
    key: getKey(order.rows, i, order.hiddenRows),
    total: sum(line),
    cells: line,
  }));
  const columns = Array.from({ length: width }, (_, i) => ({
    key: getKey(order.columns, i, order.hiddenColumns),
    total: sum(cells.map((line) => line[i])),
  }));
  return {
    rows,
    columns,
    total: sum(cells.flat()),
    highest: Math.max(0, ...cells.flat().map((cell) => cell.value ?? 0)),
  };
}

/** The colour step, 1 to 7, of a value: square root from zero to the largest; 0 for nothing, which is not painted. */
export function getHeatStep(value: number | null, highest: number): number {
  if (!isFigure(value) || value <= 0 || highest <= 0) return 0;
  return Math.min(7, Math.max(1, Math.ceil(Math.sqrt(value / highest) * 7)));
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

function indexNames(names: readonly (string | null)[]) {
  return new Map(names.map((name, i) => [name, i]));
}

function getKey(names: readonly (string | null)[], index: number, hidden: number): MatrixKey {
  const name = names[index];
  return name === undefined ? { others: hidden } : { name };
}
