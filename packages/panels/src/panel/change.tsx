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

/** How a share is written: its size, short where it is huge, and where it goes; what rounds to nothing goes nowhere. */
export function readShare(share: number, { format, messages }: PanelTools) {
  const figure = Math.abs(share) >= 10 ? `>${format.percent(9.99)}` : format.percent(share);
  const way = figure === format.percent(0) ? "None" : share > 0 ? "Up" : "Down";
  return { figure, way, word: messages[`change${way}`] } as const;
}

/** Arrow, per cent and words for a screen reader. Ink, never red or green: more is not always better. Faint while the range runs. */
export function ChangeMark(props: {
  readonly change: Change;
  readonly tools: PanelTools;
  readonly headline?: boolean;
}) {
  const { tools, headline = false } = props;
  const { messages } = tools;
  // Less than the whole period before would make everything look like growth.
  const change: Change = tools.isComparable ? props.change : { kind: "unknown" };
  if (change.kind !== "share") {
    return (
      <span className="fh-change fh-change--none">
        {change.kind === "new" ? (
          messages.isNew
        ) : (
          <>
            <span className="fh-hidden">{messages.changeUnknown}</span>
            <span aria-hidden="true">—</span>
          </>
        )}
      </span>
    );
  }
  const { figure, way, word } = readShare(change.share, tools);
  return (
    <span className={tools.incomplete ? "fh-change fh-change--incomplete" : "fh-change"}>
      <span className="fh-hidden">{`${word} `}</span>
      {way === "None" ? null : <Icon name={way === "Up" ? "up" : "down"} size={12} />}
      {figure}
      {tools.incomplete ? (
        <span className={headline ? undefined : "fh-hidden"}>{` ${messages.changeSoFar}`}</span>
      ) : null}
      {headline && tools.comparisonText !== null ? (
        <span className="fh-hidden">{`, ${messages.comparedWith(tools.comparisonText)}`}</span>
      ) : null}
    </span>
  );
}
