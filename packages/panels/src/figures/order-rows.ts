import type { RowSort } from "../panel/panel-subject.ts";
import type { PanelTable, PanelTableCell, PanelTableColumn } from "../panel/panel-table.ts";

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
        ({ text }, i) =>
          table.columns[i]?.kind !== "figure" && text.toLocaleLowerCase(locale).includes(sought),
      ),
  );
  const rest = table.hasRest && sought === "" ? [named] : [];
  const at = table.columns.findIndex(({ title }) => title === sort?.column);
  const kind = table.columns[at]?.kind;
  if (sort !== null && kind !== undefined) {
    const collator = new Intl.Collator(locale, { numeric: true });
    const compare = (a: PanelTableCell["value"], b: PanelTableCell["value"]) => {
      if (typeof a === "number" && typeof b === "number") return a - b;
      // As text the hour that comes twice when clocks are set back would come in the wrong order.
      return kind === "time"
        ? Date.parse(String(a)) - Date.parse(String(b))
        : collator.compare(String(a), String(b));
    };
    found.sort((one, other) => {
      const [a, b] = [one.cells[at]?.value ?? null, other.cells[at]?.value ?? null];
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return sort.isDescending ? compare(b, a) : compare(a, b);
    });
  }
  return [...found.map(({ index }) => index), ...rest];
}

/** What a click on the head of a column does: figures from the largest, names from the first, then the other way, then as it was. */
export function getNextSort(sort: RowSort | null, { title: column, kind }: PanelTableColumn): RowSort | null {
  const first = kind === "figure";
  if (sort?.column !== column) return { column, isDescending: first };
  return sort.isDescending === first ? { column, isDescending: !first } : null;
}
