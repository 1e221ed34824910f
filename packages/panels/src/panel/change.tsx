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

/** A change as text: with an arrow for who sees it, with a word for who hears it. Null where there is nothing to tell. */
export function readChange(
  value: number | null,
  base: number | null,
  { messages, format, isComparable }: PanelTools,
): { readonly mark: string; readonly words: string } | null {
  const change = getChange(value, base);
  if (!isComparable || change === undefined || change.kind === "unknown") return null;
  if (change.kind === "new") return { mark: messages.isNew, words: messages.isNew };
  const { arrow, word, figure } = readShare(change.share, { messages, format });
  return {
    mark: arrow === null ? figure : `${arrow === "up" ? "↑" : "↓"}\u00a0${figure}`,
    words: `${word} ${figure}`,
  };
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
  const { arrow, word, figure } = readShare(change.share, tools);
  return (
    <span className={tools.incomplete ? "fh-change fh-change--incomplete" : "fh-change"}>
      <span className="fh-hidden">{`${word} `}</span>
      {arrow === null ? null : <Icon name={arrow} size={12} />}
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

function readShare(share: number, { messages, format }: Pick<PanelTools, "messages" | "format">) {
  const figure = format.percent(share);
  if (figure === format.percent(0)) return { arrow: null, word: messages.changeNone, figure };
  const shown = Math.abs(share) >= 10 ? `>${format.percent(9.99)}` : figure;
  return share > 0
    ? { arrow: "up" as const, word: messages.changeUp, figure: shown }
    : { arrow: "down" as const, word: messages.changeDown, figure: shown };
}
