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
};

/** The shape of {@link factWords}. */
export type FactWords = Omit<Record<keyof typeof factWords, string>, "sourceKinds"> & {
  readonly sourceKinds: Readonly<Record<string, string>>;
};
