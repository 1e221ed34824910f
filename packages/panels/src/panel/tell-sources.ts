import type { FactWords } from "./fact-words.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What was read for an answer, and of which time. */
export function tellSources({ format, meta }: PanelTools, words: FactWords): string {
  if (meta.sources.length === 0) return words.noSources;
  return meta.sources
    .map(({ kind, timeRange }) => `${words.sourceKinds[kind] ?? kind}, ${format.range(timeRange)}`)
    .join("; ");
}
