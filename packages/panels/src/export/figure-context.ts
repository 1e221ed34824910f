import { getExactness } from "../panel/exactness.ts";
import type { MenuWords } from "../panel/panel-menu-words.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { tellFilters } from "../panel/tell-filters.ts";

/** What the figures of a file are figures of, as names and values: definition, range, zone, scope, filters, exactness, freshness. */
export function getContext(
  { metric, tools, params }: PanelSubject,
  words: MenuWords,
): readonly (readonly [string, string])[] {
  const { meta, messages, incomplete } = tools;
  const { timeRange, comparisonTimeRange: compared } = meta;
  return [
    [words.metric, meta.definitionId || metric],
    [words.rangeStart, timeRange.start],
    [words.rangeEnd, timeRange.end],
    ...(compared === null
      ? []
      : ([
          [words.comparisonStart, compared.start],
          [words.comparisonEnd, compared.end],
        ] as const)),
    [words.timeZone, meta.timeZone],
    [words.scope, meta.scopeKind],
    [words.filters, tellFilters(params.filters)],
    [words.exactness, getExactness(tools)],
    // A range that has not ended is not compared with a whole one by whoever opens the file later.
    [words.rangeIsOver, incomplete ? words.no : words.yes],
    [words.withheld, String(meta.suppressed)],
    [words.dataThrough, meta.dataThrough ?? messages.noData],
  ];
}
