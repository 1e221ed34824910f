import type { Meta } from "@firsthand/contract";
import type { Plan } from "./plan.ts";
import { sourcesOf } from "./source/event-source.ts";
import { formatInstant } from "./time/local-time.ts";
import type { Range } from "./time/range.ts";

type Described = Omit<
  Meta,
  "definitionId" | "durationMs" | "rowsRead" | "bytesRead" | "truncated" | "evidence"
>;

/** What an answer says about the question it answers, and about what it was answered from. */
export function describePlan(plan: Plan, newestMs: number | null): Described {
  const { timeZone, period, comparison } = plan;
  const format = (instantMs: number) => formatInstant(timeZone, instantMs);
  const formatRange = ({ startMs, endMs }: Range) => ({ start: format(startMs), end: format(endMs) });
  return {
    scopeKind: plan.scope.kind,
    timeRange: formatRange(period.range),
    comparisonTimeRange: comparison && formatRange(comparison.range),
    timeZone,
    granularity: plan.granularity,
    exactness: "exact",
    errorBound: null,
    sources: sourcesOf(period.readable, plan.source.sealed).map(({ kind, range }) => ({
      kind,
      timeRange: formatRange(range),
    })),
    readableSince: format(plan.readableSinceMs),
    dataThrough: newestMs === null ? null : format(newestMs),
    queriedAt: format(plan.nowMs),
    suppressed: 0,
    trendStarts: plan.trend ? period.granules.list.map(({ startMs }) => format(startMs)) : null,
  };
}
