/** The nine metrics. */
export type MetricName = RankedName | "totals" | "active-users" | "session-duration";

/** Those that answer with rows. */
export type RankedName =
  | "top-routes"
  | "feature-views"
  | "filter-changes"
  | "chart-interactions"
  | "client-errors"
  | "top-orgs";
