import { metrics } from "@firsthand/contract";
import { formatBytes } from "../format/bytes.ts";
import { getExactness } from "../panel/exactness.ts";
import { FactList, type Facts } from "../panel/fact-list.tsx";
import { historyFacts, tellComparison } from "../panel/history-facts.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { tellFilters } from "../panel/tell-filters.ts";
import { tellSources } from "../panel/tell-sources.ts";
import { useFactWords } from "../panel/use-fact-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import type { EvidenceWords } from "./evidence-words.ts";

/** Definition, range, scope, sources and cost of an answer, one line each. */
export function EvidenceFacts({
  subject,
  words,
}: {
  readonly subject: PanelSubject;
  readonly words: EvidenceWords;
}) {
  const { metric, params, tools } = subject;
  const { format, messages, meta, rangeText } = tools;
  const { locale } = usePanelSettings();
  const names = useFactWords();
  const { events } = metrics[metric];
  const withheld = [
    ...(meta.suppressed > 0 ? [words.withheld(format.count(meta.suppressed))] : []),
    ...(meta.truncated ? [words.cut] : []),
  ];
  const read = [
    ...(meta.rowsRead === null ? [] : [words.rows(meta.rowsRead, format.count(meta.rowsRead))]),
    ...(meta.bytesRead === null ? [] : [formatBytes(locale, meta.bytesRead)]),
    format.duration(meta.durationMs),
  ];
  const through = meta.dataThrough === null ? messages.noData : format.date("exact", meta.dataThrough);
  const facts: Facts = [
    [
      names.definition,
      <code key="id" className="fh-code">
        {meta.definitionId}
      </code>,
    ],
    [words.counts, words.eachOnce(events === null ? words.everyEvent : events.join(", "))],
    [names.exactness, getExactness(tools)],
    [names.range, messages.inZone(rangeText, meta.timeZone)],
    [names.comparison, tellComparison(tools)],
    [names.granularity, messages.granules[meta.granularity]],
    [words.filters, tellFilters(params.filters) || null],
    [words.scope, words.scopes[meta.scopeKind]],
    [names.sources, tellSources(tools, names)],
    [names.dataThrough, words.throughAndAsked(through, format.date("exact", meta.queriedAt))],
    [words.read, read.join(", ")],
    [names.suppressed, withheld.length === 0 ? words.notWithheld : withheld.join(", ")],
    ...historyFacts(tools, names),
  ];
  return <FactList facts={facts} />;
}
