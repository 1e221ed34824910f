import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";

/** Page views by route. */
export const topRoutes = rankedMetric("top-routes", {
  keys: { routePattern: field("routePattern") },
  measures: {
    events: count,
    sessions: distinct(field("sessionId")),
    anonymousUsers: distinct(field("anonymousUserId")),
  },
});
