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
