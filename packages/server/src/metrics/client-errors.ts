import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";

/** Errors that clients reported, by route, boundary and class. */
export const clientErrors = rankedMetric("client-errors", {
  keys: {
    routePattern: field("routePattern"),
    boundary: field("boundary"),
    errorClass: field("errorClass"),
  },
  measures: { errors: count, anonymousUsers: distinct(field("anonymousUserId")) },
});
