import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";

/** Views of features, by feature and surface. */
export const featureViews = rankedMetric("feature-views", {
  keys: { feature: field("feature"), surface: field("surface") },
  measures: { views: count, anonymousUsers: distinct(field("anonymousUserId")) },
});
