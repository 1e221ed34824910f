import { rankedMetric } from "../query/ranked-metric.ts";
import { anonymousUsers, count } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";
import { nameSums } from "../query/sql/sums.ts";

/** Views of features, by feature and surface. */
export const featureViews = rankedMetric("feature-views", {
  keys: { feature: field("feature"), surface: field("surface") },
  measures: { views: count, anonymousUsers },
  sums: nameSums("feature", "surface", "anonymousUsers"),
});
