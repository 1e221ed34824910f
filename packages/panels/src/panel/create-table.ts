import { getChange, tellChange } from "./change.tsx";
import type { PanelTable, PanelTableCell, PanelTableColumn } from "./panel-table.ts";
import type { PanelTools } from "./panel-tools.ts";

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

/** A measure; with a comparison, its earlier figure and the change beside it. */
export function compareColumns<R>(
  title: string,
  read: (row: R) => number | null,
  readBase: ((row: R) => number | null) | undefined,
  write: (value: number | null) => string,
  tools: PanelTools,
): CellColumn<R>[] {
  const { messages } = tools;
  const figure = (value: number | null) => ({ text: write(value), value });
  const columns: CellColumn<R>[] = [{ title, kind: "figure", cell: (row) => figure(read(row)) }];
  if (readBase === undefined) return columns;
  return [
    ...columns,
    { title: messages.comparedOf(title), kind: "figure", cell: (row) => figure(readBase(row)) },
    {
      title: messages.changeOf(title),
      kind: "figure",
      cell: (row) => {
        const change = getChange(read(row), readBase(row)) ?? { kind: "unknown" };
        const isShare = change.kind === "share" && tools.isComparable;
        return { text: tellChange(change, tools), value: isShare ? change.share : null };
      },
    },
  ];
}

/** The texts of a table, for a table that is only read out. */
export function readTexts({ caption, columns, length, row }: PanelTable) {
  return {
    caption,
    columns: columns.map(({ title }) => title),
    length,
    row: (index: number) => row(index).map(({ text }) => text),
  };
}
