import { isFigure } from "../format/number.ts";
import { Icon } from "./icon.tsx";
import type { PanelTools } from "./panel-tools.ts";

/** How a figure compares with its earlier one. */
export type Change =
  | { readonly kind: "share"; readonly share: number }
  /** Nothing to compare with: there was none before. */
  | { readonly kind: "new" }
  /** One of the two figures is missing, or not the whole of the earlier one can be read. */
  | { readonly kind: "unknown" };

/** The change from `base` to `value`; undefined when no comparison was asked for. */
export function getChange(value: number | null, base: number | null | undefined): Change | undefined {
  if (base === undefined) return undefined;
  if (!isFigure(value) || !isFigure(base)) return { kind: "unknown" };
  if (base === 0) return value === 0 ? { kind: "share", share: 0 } : { kind: "new" };
  return { kind: "share", share: (value - base) / base };
}

/** Arrow, per cent and words for a screen reader. Ink, never red or green: more is not always better. Faint while the range runs. */
export function ChangeMark(props: {
  readonly change: Change;
  readonly tools: PanelTools;
  readonly headline?: boolean;
}) {
  const { tools, headline = false } = props;
  const { messages, format } = tools;
  // Less than the whole period before would make everything look like growth.
  const change: Change = tools.isComparable ? props.change : { kind: "unknown" };
  if (change.kind !== "share") {
    const text = change.kind === "new" ? messages.isNew : "—";
    return (
      <span className="fh-change fh-change--none">
        <span className={change.kind === "new" ? undefined : "fh-hidden"}>
          {change.kind === "new" ? text : messages.changeUnknown}
        </span>
        {change.kind === "new" ? null : <span aria-hidden="true">{text}</span>}
      </span>
    );
  }
  const figure = format.percent(change.share);
  const isFlat = figure === format.percent(0);
  const up = change.share > 0;
  const word = isFlat ? messages.changeNone : up ? messages.changeUp : messages.changeDown;
  return (
    <span className={tools.incomplete ? "fh-change fh-change--incomplete" : "fh-change"}>
      <span className="fh-hidden">{`${word} `}</span>
      {isFlat ? null : <Icon name={up ? "up" : "down"} size={12} />}
      {Math.abs(change.share) >= 10 ? `>${format.percent(9.99)}` : figure}
      {tools.incomplete ? (
        <span className={headline ? undefined : "fh-hidden"}>{` ${messages.changeSoFar}`}</span>
      ) : null}
      {headline && tools.comparisonText !== null ? (
        <span className="fh-hidden">{`, ${messages.comparedWith(tools.comparisonText)}`}</span>
      ) : null}
    </span>
  );
}
