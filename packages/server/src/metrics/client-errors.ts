import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns, dimensionColumns } from "../query/sql/columns.ts";

/** Errors that clients reported, by route, boundary and class. */
export const clientErrors = rankedMetric("client-errors", {
  keys: {
    routePattern: dimensionColumns.routePattern,
    boundary: dimensionColumns.boundary,
    errorClass: dimensionColumns.errorClass,
  },
  measures: { errors: count, anonymousUsers: distinct(columns.anonymousUserId) },
});
