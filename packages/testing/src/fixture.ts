import { type Meta, type MetricAnswer, type MetricId, metrics } from "@firsthand/contract";
import { evidenceOf } from "./evidence.ts";
import { createContext, type FixtureContext, type MetricFixture } from "./fixture-context.ts";
import type { FixtureOptions } from "./fixture-options.ts";
import { metricFixtures } from "./metrics/index.ts";
import { hash } from "./random.ts";
import { DAY_MS, toZonedIso } from "./time/zone.ts";

// Fixtures read further back than a raw table does, so that a year's comparison has something to show.
const READABLE_DAYS = 800;

/**
 * A valid answer of `metric`, the same whenever it is asked the same: seeded, at a fixed clock, and consistent across
 * metrics and granularities (a week's page views are the sum of its days').
 *
 * @throws RangeError when the parameters cannot be resolved: an unknown zone, a start that is not before the end
 */
export function fixture<M extends MetricId>(metric: M, options: FixtureOptions = {}): MetricAnswer<M> {
  const context = createContext(metric, options);
  const make: MetricFixture<M> = metricFixtures[metric];
  const { data, comparison, truncated = false, suppressed = 0 } = make(context);
  return {
    metric,
    data,
    ...(comparison === undefined ? {} : { comparison }),
    meta: metaOf(metric, context, { truncated, suppressed }),
  };
}

function metaOf(
  metric: MetricId,
  context: FixtureContext,
  outcome: { truncated: boolean; suppressed: number },
): Meta {
  const { zone, now, current, earlier, variant, seed } = context;
  const iso = (instant: number) => toZonedIso(zone, instant);
  const timeRange = { start: iso(current.start), end: iso(current.end) };
  const noise = hash(seed, metric, current.start);
  const read = { rowsRead: 640_000 + (noise % 210_000), bytesRead: (640_000 + (noise % 210_000)) * 61 };
  const durationMs = 18 + (noise % 90);
  return {
    definitionId: metrics[metric].definitionId,
    scopeKind: context.scopeKind,
    timeRange,
    comparisonTimeRange: earlier === null ? null : { start: iso(earlier.start), end: iso(earlier.end) },
    timeZone: zone.name,
    granularity: context.granularity,
    exactness: "exact",
    errorBound: null,
    sources: [{ kind: "raw", timeRange }],
    readableSince: iso(now - READABLE_DAYS * DAY_MS),
    eventsSince: iso(now - READABLE_DAYS * DAY_MS),
    unknown: [],
    adjusted: null,
    dataThrough: variant === "empty" ? null : iso(Math.floor(now / 60_000) * 60_000 - 8_250),
    queriedAt: iso(now),
    durationMs,
    ...(variant === "empty" ? { rowsRead: 0, bytesRead: 0 } : read),
    ...outcome,
    trendStarts: context.trend ? current.stretches.map((stretch) => iso(stretch.start)) : null,
    ...(context.evidence ? { evidence: evidenceOf(metric, context, { ...read, durationMs }) } : {}),
  };
}
