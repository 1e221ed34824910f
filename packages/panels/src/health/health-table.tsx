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
  isCaptionHidden = false,
  columns,
  rows,
  rowKey,
  none = null,
}: {
  readonly caption: string;
  /** Whether the caption is for screen readers only, and the table dressed by what is around it. @default false */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly HealthColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** @default nothing */
  readonly none?: ReactNode;
}) {
  return (
    <table className={isCaptionHidden ? undefined : "fh-health__table"}>
      <caption className={isCaptionHidden ? "fh-hidden" : undefined}>{caption}</caption>
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
