import type { ReactNode } from "react";
import { isFigure, NO_FIGURE } from "../format/number.ts";
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
export function tellChange(
  change: Change | undefined,
  { isComparable, messages, format }: PanelTools,
): { readonly mark: string; readonly words: string } | null {
  // Less than the whole period before would make everything look like growth.
  if (!isComparable || change === undefined || change.kind === "unknown") return null;
  if (change.kind === "new") return { mark: messages.isNew, words: messages.isNew };
  const { share } = change;
  const figure = Math.abs(share) >= 10 ? `>${format.percent(9.99)}` : format.percent(share);
  // What rounds to nothing goes nowhere.
  if (Math.abs(share) < 0.0005) return { mark: figure, words: messages.changeNone };
  return share > 0
    ? { mark: `↑\u00a0${figure}`, words: `${messages.changeUp} ${figure}` }
    : { mark: `↓\u00a0${figure}`, words: `${messages.changeDown} ${figure}` };
}

/**
 * Arrow and per cent to see, words to hear, in one element, for there is one in every row. Ink, never red or green: more is not always
 * better. Faint while the range runs.
 */
export function markChange(change: Change | undefined, tools: PanelTools, headline = false): ReactNode {
  const { messages, incomplete, comparisonText } = tools;
  const told = tellChange(change, tools);
  // Like any other figure of a row that is missing.
  if (told === null && !headline) return NO_FIGURE;
  const { mark, words } = told ?? { mark: NO_FIGURE, words: messages.changeUnknown };
  const isShare = tools.isComparable && change?.kind === "share";
  const soFar = isShare && incomplete ? ` ${messages.changeSoFar}` : "";
  const base =
    isShare && headline && comparisonText !== null ? `, ${messages.comparedWith(comparisonText)}` : "";
  const kind = isShare ? (incomplete ? " fh-change--incomplete" : "") : " fh-change--none";
  return (
    <span className={`fh-change${kind}`} role="img" aria-label={`${words}${soFar}${base}`}>
      {headline ? `${mark}${soFar}` : mark}
    </span>
  );
}
