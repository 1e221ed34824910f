import type { Meta } from "@firsthand/contract";
import type { Plan } from "./plan.ts";
import type { Source } from "./source/event-source.ts";
import { formatInstant } from "./time/local-time.ts";
import { isEmpty, type Range, union } from "./time/range.ts";

type Described = Omit<
  Meta,
  | "definitionId"
  | "adjusted"
  | "exactness"
  | "errorBound"
  | "durationMs"
  | "rowsRead"
  | "bytesRead"
  | "truncated"
  | "suppressed"
  | "evidence"
>;

/** What an answer says about the question it answers, and about what it was answered from. */
export function describePlan(plan: Plan, newestMs: number | null, sources: readonly Source[]): Described {
  const { timeZone, period, comparison } = plan;
  const format = (instantMs: number) => formatInstant(timeZone, instantMs);
  const formatRange = ({ startMs, endMs }: Range) => ({ start: format(startMs), end: format(endMs) });
  return {
    scopeKind: plan.scope.kind,
    timeRange: formatRange(period.range),
    comparisonTimeRange: comparison && formatRange(comparison.range),
    timeZone,
    granularity: plan.granularity,
    sources: sourcesWithin(period.readable, sources).map(({ kind, range }) => ({
      kind,
      timeRange: formatRange(range),
    })),
    readableSince: format(plan.readableSinceMs),
    eventsSince: format(plan.source.eventsSinceMs),
    unknown: period.unknown.map(formatRange),
    dataThrough: newestMs === null ? null : format(newestMs),
    queriedAt: format(plan.nowMs),
    trendStarts: plan.trend ? period.granules.list.map(({ startMs }) => format(startMs)) : null,
  };
}

/** What was read for a range, by any statement: each kind in as few stretches as there are. */
function sourcesWithin({ startMs, endMs }: Range, sources: readonly Source[]): readonly Source[] {
  const kinds = ["rollup", "sealed", "raw"] as const;
  return kinds
    .flatMap((kind) => {
      const ranges = sources.filter((source) => source.kind === kind).map(({ range }) => range);
      return union(ranges).map(
        (range): Source => ({
          kind,
          range: { startMs: Math.max(range.startMs, startMs), endMs: Math.min(range.endMs, endMs) },
        }),
      );
    })
    .filter(({ range }) => !isEmpty(range))
    .sort((a, b) => a.range.startMs - b.range.startMs);
}
