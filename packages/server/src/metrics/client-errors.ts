import { rankedMetric } from "../query/ranked-metric.ts";
import { anonymousUsers, count } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";
import { nameSums } from "../query/sql/sums.ts";

/** Errors that clients reported, by route, boundary and class. */
export const clientErrors = rankedMetric("client-errors", {
  keys: {
    routePattern: field("routePattern"),
    boundary: field("boundary"),
    errorClass: field("errorClass"),
  },
  measures: { errors: count, anonymousUsers },
  sums: nameSums("routePattern", "boundary", "errorClass", "anonymousUsers"),
});
