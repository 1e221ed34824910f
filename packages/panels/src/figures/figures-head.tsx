import type { RowSort } from "../panel/panel-subject.ts";
import type { PanelTableColumn } from "../panel/panel-table.ts";
import { getNextSort } from "./order-rows.ts";

/** The heads of a table, each a button that puts the rows in order. */
export function FiguresHead(props: {
  readonly columns: readonly PanelTableColumn[];
  readonly sort: RowSort | null;
  readonly onSort: (sort: RowSort | null) => void;
}) {
  const { columns, sort, onSort } = props;
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            scope="col"
            className={column.kind === "figure" ? "fh-num" : undefined}
            aria-sort={
              sort?.column === column.title ? (sort.isDescending ? "descending" : "ascending") : undefined
            }
            key={column.title}
          >
            <button type="button" onClick={() => onSort(getNextSort(sort, column))}>
              {column.title}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}
