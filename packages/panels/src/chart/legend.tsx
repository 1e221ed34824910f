import type { ReactNode } from "react";
import type { PanelTools } from "../panel/panel-tools.ts";

/** One swatch of a legend with its name. */
export interface LegendItem {
  /** Names the swatch's class. */
  readonly kind: string;
  readonly name: ReactNode;
  readonly id: string;
}

/** What the marks of a picture stand for. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <span className="fh-legend">
      {items.map(({ kind, name, id }) => (
        <span className="fh-legend__item" key={id}>
          <i className={`fh-swatch fh-swatch--${kind}`} />
          {name}
        </span>
      ))}
    </span>
  );
}

/** The range and its comparison, as a line or bin chart draws them. */
export function RangeLegend(props: { readonly kind: "line" | "bin"; readonly tools: PanelTools }) {
  const { kind, tools } = props;
  const { messages, rangeText, comparisonText, incomplete } = tools;
  const current = { kind, name: incomplete ? messages.rangeSoFar(rangeText) : rangeText, id: "range" };
  if (comparisonText === null) return <Legend items={[current]} />;
  const before = { kind: "previous", name: messages.comparedWith(comparisonText), id: "comparison" };
  return <Legend items={[current, before]} />;
}
