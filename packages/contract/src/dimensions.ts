// Without zod: catalogues, which are in every page of a host, name dimensions too.

/** Every attribute that some metric can be filtered or grouped by. A closed list: the server knows a column for each. */
export const dimensions = [
  "routePattern",
  "source",
  "feature",
  "surface",
  "view",
  "filterKey",
  "chart",
  "action",
  "boundary",
  "errorClass",
] as const;

/** One of {@link dimensions}. */
export type Dimension = (typeof dimensions)[number];
