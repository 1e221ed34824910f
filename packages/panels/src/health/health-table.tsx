import type { ReactNode } from "react";

/** A column of a {@link HealthTable}. The first one names its rows. */
export interface HealthColumn<R> {
  /** Names the column in the style sheet. */
  readonly id: string;
  readonly title: string;
  readonly kind: "name" | "text" | "figure";
  readonly cell: (row: R) => ReactNode;
}

/** A table under its caption; where there is no row, a sentence says so in place of one. */
export function HealthTable<R>({
  caption,
  columns,
  rows,
  rowKey,
  none,
}: {
  readonly caption: string;
  readonly columns: readonly HealthColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly none: string;
}) {
  return (
    <table className="fh-health__table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ id, title, kind }) => (
            <th scope="col" key={id} data-col={id} className={kind === "figure" ? "fh-num" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ id, kind, cell }) =>
              kind === "name" ? (
                <th scope="row" key={id} data-col={id}>
                  {cell(row)}
                </th>
              ) : (
                <td key={id} data-col={id} className={kind === "figure" ? "fh-num" : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {rows.length > 0 ? null : (
          <tr>
            <td className="fh-muted" colSpan={columns.length}>
              {none}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
