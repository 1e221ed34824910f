import type { PanelTable, PanelTableCell, PanelTableColumn } from "./panel-table.ts";

/** A column, and its cell of a row. */
export interface CellColumn<R> extends PanelTableColumn {
  cell(row: R): PanelTableCell;
}

/** A table with one row for each of `rows`. */
export function createTable<R>(
  caption: string,
  rows: readonly R[],
  columns: readonly CellColumn<R>[],
  note: (row: R) => string = () => "",
): PanelTable {
  return {
    caption,
    columns,
    length: rows.length,
    row: (index) => rows.slice(index, index + 1).flatMap((row) => columns.map(({ cell }) => cell(row))),
    note: (index) =>
      rows
        .slice(index, index + 1)
        .map(note)
        .join(""),
  };
}
