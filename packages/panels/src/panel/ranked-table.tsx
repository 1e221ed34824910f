import { type ReactNode, useEffect, useRef } from "react";
import { setStop, walkTable } from "../chart/table-stops.ts";
import { type CellName, NameCell } from "./name-cell.tsx";

/** A column of a {@link RankedTable}. */
export type RankedColumn<R> = {
  /** Names the column in the style sheet, which decides how wide it is and where it goes first. */
  readonly id: string;
  readonly title: string;
  /** Whether the title is for screen readers only. */
  readonly titleHidden?: boolean;
  /** Whether rows are ranked by it. */
  readonly sorted?: boolean;
  /** The cell of the row that holds what did not fit. @default "—" for figures, nothing for others */
  readonly others?: ReactNode;
} & (
  | { readonly kind: "name"; readonly cell: (row: R) => CellName }
  | {
      readonly kind: "figure" | "picture";
      readonly cell: (row: R) => ReactNode;
      /** Shown while the pointer rests on the cell. */
      readonly hint?: (row: R) => string;
    }
);

/** Props of {@link RankedTable}. */
interface RankedTableProps<R> {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly RankedColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly hasOthers: boolean;
}

/** Rows in the order they came, and what did not fit in a last one. Arrows walk the names that can be chosen, else the rows. */
export function RankedTable<R>({ name, caption, columns, rows, rowKey, hasOthers }: RankedTableProps<R>) {
  const table = useRef<HTMLTableElement>(null);
  // Whether names are buttons is known to the cells alone.
  useEffect(() => {
    if (table.current !== null) setStop(table.current);
  });
  return (
    <table
      className={`fh-table fh-table--${name}`}
      ref={table}
      onKeyDown={walkTable}
      onFocus={(event) => setStop(event.currentTarget, event.target)}
    >
      <caption className="fh-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              scope="col"
              key={column.id}
              className={getClass(column)}
              data-col={column.id}
              aria-sort={column.sorted === true ? "descending" : undefined}
            >
              {column.titleHidden === true ? <span className="fh-hidden">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, i) =>
              column.kind === "name" ? (
                <NameCell key={column.id} column={column.id} isHead={i === 0} {...column.cell(row)} />
              ) : (
                <td
                  key={column.id}
                  className={getClass(column)}
                  data-col={column.id}
                  title={column.hint?.(row)}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {hasOthers ? (
          <tr className="fh-others">
            {columns.map((column, i) => {
              const cell = column.others ?? (column.kind === "figure" ? "—" : null);
              return i === 0 ? (
                <th scope="row" key={column.id} data-col={column.id}>
                  {cell}
                </th>
              ) : (
                <td key={column.id} className={getClass(column)} data-col={column.id}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function getClass<R>({ kind, sorted }: RankedColumn<R>): string | undefined {
  if (kind === "figure") return sorted === true ? "fh-num fh-sorted" : "fh-num";
  return kind === "picture" ? "fh-cell-picture" : undefined;
}
