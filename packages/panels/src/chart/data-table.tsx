import { type ReactNode, startTransition, useEffect, useState } from "react";

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
  const [isComplete, setIsComplete] = useState(length <= ROWS_AT_ONCE);
  useEffect(() => {
    if (!isComplete) startTransition(() => setIsComplete(true));
  }, [isComplete]);
  const shown = isComplete ? length : Math.min(length, ROWS_AT_ONCE);
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
      <tbody>
        {Array.from({ length: shown }, (_, index) => {
          const [head, ...cells] = row(index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={index}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td key={columns[i + 1]}>{cell}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
