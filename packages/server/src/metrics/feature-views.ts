import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns, dimensionColumns } from "../query/sql/columns.ts";

/** Views of features, by feature and surface. */
export const featureViews = rankedMetric("feature-views", {
  keys: { feature: dimensionColumns.feature, surface: dimensionColumns.surface },
  measures: { views: count, anonymousUsers: distinct(columns.anonymousUserId) },
});
