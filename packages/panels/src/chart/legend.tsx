import { type ReactNode, useState } from "react";
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
  return (
    <>
      <Legend items={[current]} />
      {comparisonText !== null && <ComparisonToggle name={messages.comparedWith(comparisonText)} />}
    </>
  );
}

/** Takes the comparison out of the picture and back. The style sheet reads its state, so that nothing is drawn anew. */
function ComparisonToggle({ name }: { readonly name: string }) {
  const [isShown, setIsShown] = useState(true);
  return (
    <button
      type="button"
      className="fh-legend__item"
      data-series="previous"
      aria-pressed={isShown}
      onClick={() => setIsShown(!isShown)}
    >
      <i className="fh-swatch fh-swatch--previous" />
      {name}
    </button>
  );
}
