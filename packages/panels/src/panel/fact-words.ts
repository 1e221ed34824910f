/** The names of what stands behind the figures, in English; loaded with the lists that show them. */
export const factWords = {
  definition: "Definition",
  range: "Range",
  comparison: "Compared with",
  timeZone: "Time zone",
  granularity: "Granularity",
  exactness: "Exactness",
  sources: "Sources",
  sourceKinds: { raw: "raw events", sealed: "sealed days", rollup: "rollups" } as Readonly<
    Record<string, string>
  >,
  noSources: "nothing to read",
  dataThrough: "Data through",
  queriedAt: "Asked at",
  rowsRead: "Rows read",
  duration: "Duration",
  suppressed: "Withheld",
  eventsSince: "Single events since",
  notKnown: "Not known",
  adjustment: "Adjusted",
  adjustments: {
    edges: "edges moved to whole steps: of older times only sums of those are kept",
    "utc-days": "asked by whole UTC days: of older times only sums of those are kept",
    events: "asked only from where single events are kept: sums do not tell this",
  } as Readonly<Record<string, string>>,
};

/** The shape of {@link factWords}. */
export type FactWords = typeof factWords;
