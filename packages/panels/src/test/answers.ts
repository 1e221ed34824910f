import type { Meta } from "@firsthand/contract";

/** The meta of five days up to 12 June 2026 in Berlin, computed in the middle of the last day. */
export function createMeta(changes: Partial<Meta> = {}): Meta {
  return {
    definitionId: "test@1",
    scopeKind: "platform",
    timeRange: { start: "2026-06-08T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" },
    comparisonTimeRange: null,
    timeZone: "Europe/Berlin",
    granularity: "day",
    exactness: "exact",
    errorBound: null,
    sources: [
      { kind: "raw", timeRange: { start: "2026-06-08T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" } },
    ],
    readableSince: "2025-12-14T00:00:00+01:00",
    eventsSince: "2025-12-14T00:00:00+01:00",
    unknown: [],
    adjusted: null,
    dataThrough: "2026-06-12T12:05:00Z",
    queriedAt: "2026-06-12T12:05:20Z",
    durationMs: 38,
    rowsRead: 41_204,
    bytesRead: 1_900_000,
    truncated: false,
    suppressed: 0,
    trendStarts: null,
    ...changes,
  };
}

/** The earlier range that tests compare with. */
export const earlier = { start: "2026-06-01T00:00:00+02:00", end: "2026-06-06T00:00:00+02:00" };
