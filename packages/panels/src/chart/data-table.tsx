import { memo, type ReactNode, startTransition, useEffect, useState } from "react";

/** Rows that are rendered with the picture; more of them wait until it stands. */
const ROWS_AT_ONCE = 120;

/** Props of {@link DataTable}. */
interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly length: number;
  /** The cells of a row, the first of them its head. */
  readonly row: (index: number) => readonly ReactNode[];
}

/** The figures of a picture as a table for screen readers, in the same words. */
export function DataTable({ caption, columns, length, row }: DataTableProps) {
  // How many rows have been completed. When a range grows, its picture comes first again.
  const [completed, setCompleted] = useState(0);
  useEffect(() => {
    if (length > ROWS_AT_ONCE) startTransition(() => setCompleted(length));
  }, [length]);
  const shown = Math.min(length, Math.max(ROWS_AT_ONCE, completed));
  return (
    <table className="fh-hidden">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {Array.from({ length: Math.ceil(shown / ROWS_AT_ONCE) }, (_, group) => (
        <RowGroup
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          key={group}
          from={group * ROWS_AT_ONCE}
          to={Math.min(shown, (group + 1) * ROWS_AT_ONCE)}
          columns={columns}
          row={row}
        />
      ))}
    </table>
  );
}

/** Some rows. Thousands that React inserts one by one into what is there already would cost time by their square; a group is one. */
const RowGroup = memo(function RowGroup({
  from,
  to,
  columns,
  row,
}: Pick<DataTableProps, "columns" | "row"> & { readonly from: number; readonly to: number }) {
  return (
    <tbody>
      {Array.from({ length: to - from }, (_, i) => {
        const [head, ...cells] = row(from + i);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <tr key={i}>
            <th scope="row">{head}</th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]}>{cell}</td>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
});
