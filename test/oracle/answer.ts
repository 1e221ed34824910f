/**
 * The right answer to a question.
 *
 * Of the events, each counted once, keep the scope's (an organisation's own, or for the platform every event, also those
 * without an organisation); leave out what occurred before the readable time; look at the range; measure; do the same
 * for the earlier range.
 */
import { autoGranularity } from "./auto-granularity.ts";
import { comparisonRangeOf } from "./comparison.ts";
import type { OracleEvent } from "./count-once.ts";
import { formatStart } from "./granules.ts";
import { formatInstant } from "./local-time.ts";
import { measureMetric } from "./measure-metric.ts";
import type { Circumstances, Question, Scope } from "./question.ts";
import { type Range, rangeOf } from "./time-range.ts";
import { viewOf } from "./view.ts";

const DAY_MS = 86_400_000;

/** `events` is what {@link countOnce} makes of the deliveries. */
export function answer(question: Question, events: readonly OracleEvent[], circumstances: Circumstances) {
  const { timeZone, scope } = question;
  const { now, rawRetentionDays, knownSince, forgotten = { start: 0, end: 0 } } = circumstances;
  const readableSince = knownSince ?? now - rawRetentionDays * DAY_MS;
  const isKnown = ({ occurredAt }: OracleEvent) =>
    occurredAt >= readableSince && !(occurredAt >= forgotten.start && occurredAt < forgotten.end);
  const readable = events.filter((event) => isInScope(event, scope) && isKnown(event));

  const range = rangeOf(question, now);
  const earlier = comparisonRangeOf(question.compare ?? "none", timeZone, range, now);
  const asked = question.granularity ?? "auto";
  const granularity = asked === "auto" ? autoGranularity(timeZone, range.start, range.end) : asked;
  const viewed = { timeZone, granularity, filters: question.filters ?? [], now, readableSince, forgotten };
  const view = viewOf(readable, range, viewed);
  const { data, comparison, truncated } = measureMetric(
    question,
    view,
    earlier && viewOf(readable, earlier, viewed),
    circumstances,
  );

  const format = (instant: number) => formatInstant(timeZone, instant);
  const formatRange = ({ start, end }: Range) => ({ start: format(start), end: format(end) });
  return {
    metric: question.metric,
    data,
    ...(comparison === undefined ? {} : { comparison }),
    meta: {
      definitionId: `${question.metric}@1`,
      scopeKind: scope.kind,
      timeRange: formatRange(range),
      comparisonTimeRange: earlier && formatRange(earlier),
      timeZone,
      granularity,
      exactness: "exact",
      errorBound: null,
      readableSince: format(readableSince),
      dataThrough: newestIngest(readable, format),
      queriedAt: format(now),
      truncated,
      suppressed: 0,
      trendStarts: question.trend ? view.granules.map((granule) => formatStart(timeZone, granule)) : null,
    },
  };
}

function isInScope(event: OracleEvent, scope: Scope): boolean {
  return scope.kind === "platform" || event.orgIdHash === scope.orgIdHash;
}

/** When the newest event of the scope was taken in, of any name, whenever it occurred. */
function newestIngest(events: readonly OracleEvent[], format: (instant: number) => string): string | null {
  if (events.length === 0) return null;
  return format(
    events.reduce((newest, event) => Math.max(newest, event.ingestedAt), Number.NEGATIVE_INFINITY),
  );
}
