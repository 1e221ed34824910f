import { getChange } from "../panel/change.tsx";
import type { PanelTools } from "../panel/panel-tools.ts";

/** A change as text: with an arrow for who sees it, with a word for who hears it. Null where there is nothing to tell. */
export function readChange(
  value: number | null,
  base: number | null,
  { messages, format, isComparable }: PanelTools,
): { readonly mark: string; readonly words: string } | null {
  const change = getChange(value, base);
  if (!isComparable || change === undefined || change.kind === "unknown") return null;
  if (change.kind === "new") return { mark: messages.isNew, words: messages.isNew };
  const { share } = change;
  const figure = Math.abs(share) >= 10 ? `>${format.percent(9.99)}` : format.percent(share);
  if (figure === format.percent(0)) return { mark: figure, words: messages.changeNone };
  return share > 0
    ? { mark: `↑\u00a0${figure}`, words: `${messages.changeUp} ${figure}` }
    : { mark: `↓\u00a0${figure}`, words: `${messages.changeDown} ${figure}` };
}
