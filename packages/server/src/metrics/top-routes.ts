import { rankedMetric } from "../query/ranked-metric.ts";
import { anonymousUsers, count, sessions } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";
import { nameSums } from "../query/sql/sums.ts";

/** Page views by route. */
export const topRoutes = rankedMetric("top-routes", {
  keys: { routePattern: field("routePattern") },
  measures: {
    events: count,
    sessions,
    anonymousUsers,
  },
  sums: nameSums("routePattern", "sessions", "anonymousUsers"),
});
