import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns, dimensionColumns } from "../query/sql/columns.ts";

/** Page views by route. */
export const topRoutes = rankedMetric("top-routes", {
  keys: { routePattern: dimensionColumns.routePattern },
  measures: {
    events: count,
    sessions: distinct(columns.sessionId),
    anonymousUsers: distinct(columns.anonymousUserId),
  },
});
