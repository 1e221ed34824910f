import { metricIds, metrics } from "@firsthand/contract";
import { getExactness } from "./exactness.ts";
import { FactList, type Facts } from "./fact-list.tsx";
import { historyFacts, tellComparison } from "./history-facts.ts";
import type { PanelTools } from "./panel-tools.ts";
import { tellSources } from "./tell-sources.ts";
import { useDefinitions } from "./use-definitions.ts";
import { useFactWords } from "./use-fact-words.ts";

/** The definition and the list that {@link MetaDetails} unfolds. */
export function MetaFacts({ tools }: { readonly tools: PanelTools }) {
  const { format, messages, meta, rangeText } = tools;
  const words = useFactWords();
  const definitions = useDefinitions();
  // Of another version than these words are of, only the name is known.
  const metric = metricIds.find((id) => metrics[id].definitionId === meta.definitionId);
  const facts: Facts = [
    [words.definition, meta.definitionId],
    [words.range, rangeText],
    [words.comparison, tellComparison(tools)],
    [words.timeZone, meta.timeZone],
    [words.granularity, messages.granules[meta.granularity]],
    [words.exactness, getExactness(tools)],
    [words.sources, tellSources(tools, words)],
    [words.dataThrough, meta.dataThrough === null ? messages.noData : format.date("exact", meta.dataThrough)],
    [words.queriedAt, format.date("exact", meta.queriedAt)],
    [words.rowsRead, format.count(meta.rowsRead)],
    [words.duration, format.duration(meta.durationMs)],
    [words.suppressed, format.count(meta.suppressed)],
    ...historyFacts(tools, words),
  ];
  return (
    <>
      {metric && <p>{definitions[metric]}</p>}
      <FactList facts={facts} />
    </>
  );
}
