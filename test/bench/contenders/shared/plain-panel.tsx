import type { ComponentType, ReactNode } from "react";
import { formatChange, formatCount } from "./format.ts";
import type { RankedPanel } from "./ranked.ts";

/** Draws a row's value against the largest one. */
export type BarPicture = ComponentType<{ readonly value: number; readonly highest: number }>;

/** Draws a row's values over time. */
export type TrendPicture = ComponentType<{ readonly values: readonly (number | null)[] }>;

/** A title, a figure and a picture. */
export function PlainPanel(props: {
  readonly title: string;
  readonly figure: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel">
      <h2>{props.title}</h2>
      <strong>{props.figure}</strong>
      {props.children}
    </section>
  );
}

/** The rows of a ranked metric in a table, with the pictures that a contender draws. */
export function PlainTable(props: {
  readonly panel: RankedPanel;
  /** Left out where the bars stand in one picture beside the table. */
  readonly Bar?: BarPicture;
  readonly Trend: TrendPicture;
}) {
  const { panel, Bar, Trend } = props;
  const highest = Math.max(1, ...panel.rows.map((row) => row.value));
  const hasTrend = panel.rows.some((row) => row.trend !== null);
  return (
    <table>
      <thead>
        <tr>
          {panel.heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
          <th>Change</th>
          {Bar === undefined ? null : <th>Share</th>}
          {hasTrend ? <th>Trend</th> : null}
        </tr>
      </thead>
      <tbody>
        {panel.rows.map((row) => (
          <tr key={row.key}>
            {row.names.map((name, i) => (
              <th key={panel.heads[i]}>{name}</th>
            ))}
            <td>{formatCount(row.value)}</td>
            {row.further.map((text, i) => (
              <td key={panel.heads[row.names.length + 1 + i]}>{text}</td>
            ))}
            <td>{formatChange(row.value, row.before)}</td>
            {Bar === undefined ? null : (
              <td className="bar">
                <Bar value={row.value} highest={highest} />
              </td>
            )}
            {row.trend === null ? null : (
              <td className="trend">
                <Trend values={row.trend} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
