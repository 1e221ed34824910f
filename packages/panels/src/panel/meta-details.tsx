import type { PanelTools } from "./panel-tools.ts";

/** What stands behind the numbers, folded away at the end of the foot. */
export function MetaDetails({ tools }: { readonly tools: PanelTools }) {
  const { format, messages, meta, rangeText, comparisonText } = tools;
  const sources = meta.sources.map(
    ({ kind, timeRange }) => `${messages.sourceKinds[kind] ?? kind}, ${format.range(timeRange)}`,
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [messages.definition, meta.definitionId],
    [messages.range, rangeText],
    [messages.comparison, comparisonText],
    [messages.timeZone, meta.timeZone],
    [messages.granularity, messages.granules[meta.granularity]],
    [messages.exactness, getExactness(tools)],
    [messages.sources, sources.length === 0 ? messages.noSources : sources.join("; ")],
    [
      messages.dataThrough,
      meta.dataThrough === null ? messages.noData : format.date("exact", meta.dataThrough),
    ],
    [messages.queriedAt, format.date("exact", meta.queriedAt)],
    [messages.rowsRead, format.count(meta.rowsRead)],
    [messages.duration, format.duration(meta.durationMs)],
    [messages.suppressed, format.count(meta.suppressed)],
  ];
  return (
    <details className="fh-meta">
      <summary>{messages.aboutNumbers}</summary>
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
    </details>
  );
}

/** Whether the figures are exact, or within which bound. */
export function getExactness({ messages, meta, format }: PanelTools): string {
  if (meta.exactness === "exact") return messages.exact;
  return messages.approximate(meta.errorBound === null ? null : format.percent(meta.errorBound));
}
