import type { Meta } from "@firsthand/contract";
import type { Plan } from "./plan.ts";
import { formatInstant } from "./time/local-time.ts";
import { isEmpty, type Range } from "./time/range.ts";

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
    sources: isEmpty(period.readable) ? [] : [{ kind: "raw", timeRange: formatRange(period.readable) }],
    readableSince: format(plan.readableSinceMs),
    dataThrough: newestMs === null ? null : format(newestMs),
    queriedAt: format(plan.nowMs),
    suppressed: 0,
    trendStarts: plan.trend ? period.granules.list.map(({ startMs }) => format(startMs)) : null,
  };
}
