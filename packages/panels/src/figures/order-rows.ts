import type { PanelTable, PanelTableCell } from "../panel/panel-table.ts";

/** By which column rows are put in order. */
export interface RowSort {
  readonly column: number;
  readonly isDescending: boolean;
}

/** What the reader has chosen of a table. */
export interface FiguresView {
  readonly search: string;
  readonly sort: RowSort | null;
  /** Whether all rows are wanted, beyond those of the picture. */
  readonly isWhole: boolean;
}

/**
 * The rows of a table that are shown, by their index: those with the sought text in one of their names, in the order of a column. Rows without a
 * value come last in both directions, and what did not fit under the limit after them; it has no name that could be sought.
 */
export function orderRows(
  table: PanelTable,
  {
    search,
    sort,
    locale,
  }: { readonly search: string; readonly sort: RowSort | null; readonly locale: string },
): readonly number[] {
  const sought = search.trim().toLocaleLowerCase(locale);
  const named = table.hasRest ? table.length - 1 : table.length;
  const found = Array.from({ length: named }, (_, index) => ({ index, cells: table.row(index) })).filter(
    ({ cells }) =>
      sought === "" ||
      cells.some(
        ({ text }, i) => table.columns[i]?.kind === "name" && text.toLocaleLowerCase(locale).includes(sought),
      ),
  );
  const rest = table.hasRest && sought === "" ? [named] : [];
  if (sort !== null) {
    const collator = new Intl.Collator(locale, { numeric: true });
    found.sort((a, b) => compare(a.cells[sort.column], b.cells[sort.column], sort.isDescending, collator));
  }
  return [...found.map(({ index }) => index), ...rest];
}

/** What a click on the head of a column does: figures from the largest, names from the first, then the other way, then as it was. */
export function getNextSort(sort: RowSort | null, column: number, kind: "name" | "figure"): RowSort | null {
  const first = kind === "figure";
  if (sort?.column !== column) return { column, isDescending: first };
  return sort.isDescending === first ? { column, isDescending: !first } : null;
}

function compare(
  a: PanelTableCell | undefined,
  b: PanelTableCell | undefined,
  isDescending: boolean,
  collator: Intl.Collator,
): number {
  const [left, right] = [a?.value ?? null, b?.value ?? null];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const order =
    typeof left === "number" && typeof right === "number"
      ? left - right
      : collator.compare(String(left), String(right));
  return isDescending ? -order : order;
}
