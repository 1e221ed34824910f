import type { FactWords } from "./fact-words.ts";
import type { PanelTools } from "./panel-tools.ts";

/** What there is to know of an answer about times of which events are not kept: since when they are, what is unknown, what was changed. */
export function historyFacts(
  { format, meta }: PanelTools,
  words: FactWords,
): readonly (readonly [string, string | null])[] {
  const { adjusted, eventsSince, readableSince, unknown } = meta;
  return [
    [words.adjustment, adjusted === null ? null : (words.adjustments[adjusted] ?? adjusted)],
    [words.eventsSince, eventsSince === readableSince ? null : format.date("exact", eventsSince)],
    [words.notKnown, unknown.length === 0 ? null : unknown.map((range) => format.range(range)).join("; ")],
  ];
}

/** The compared range in words, or that nothing of it is kept; null without one. */
export function tellComparison({ format, messages, meta, comparisonText }: PanelTools): string | null {
  const { comparisonTimeRange } = meta;
  if (comparisonText !== null || comparisonTimeRange === null) return comparisonText;
  return messages.annotated(format.range(comparisonTimeRange), messages.notCompared);
}
