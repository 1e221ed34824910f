import { getExactness } from "./exactness.ts";
import { historyFacts } from "./history-facts.ts";
import type { PanelTools } from "./panel-tools.ts";
import { useFactWords } from "./use-fact-words.ts";

/** The list that {@link MetaDetails} unfolds. */
export function MetaFacts({ tools }: { readonly tools: PanelTools }) {
  const { format, messages, meta, rangeText, comparisonText } = tools;
  const words = useFactWords();
  const sources = meta.sources.map(
    ({ kind, timeRange }) => `${words.sourceKinds[kind] ?? kind}, ${format.range(timeRange)}`,
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [words.definition, meta.definitionId],
    [words.range, rangeText],
    [words.comparison, comparisonText],
    [words.timeZone, meta.timeZone],
    [words.granularity, messages.granules[meta.granularity]],
    [words.exactness, getExactness(tools)],
    [words.sources, sources.length === 0 ? words.noSources : sources.join("; ")],
    [words.dataThrough, meta.dataThrough === null ? messages.noData : format.date("exact", meta.dataThrough)],
    [words.queriedAt, format.date("exact", meta.queriedAt)],
    [words.rowsRead, format.count(meta.rowsRead)],
    [words.duration, format.duration(meta.durationMs)],
    [words.suppressed, format.count(meta.suppressed)],
    ...historyFacts(tools, words),
  ];
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
