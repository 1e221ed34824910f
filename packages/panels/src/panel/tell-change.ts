import { type Change, readShare } from "./change.tsx";
import type { PanelTools } from "./panel-tools.ts";

/** A change as text: with an arrow for who sees it, with a word for who hears it. Null where there is nothing to tell. */
export function tellChange(
  change: Change | undefined,
  tools: PanelTools,
): { readonly mark: string; readonly words: string } | null {
  if (!tools.isComparable || change === undefined || change.kind === "unknown") return null;
  if (change.kind === "new") return { mark: tools.messages.isNew, words: tools.messages.isNew };
  const { figure, way, word } = readShare(change.share, tools);
  if (way === "None") return { mark: figure, words: word };
  return { mark: `${way === "Up" ? "↑" : "↓"}\u00a0${figure}`, words: `${word} ${figure}` };
}
