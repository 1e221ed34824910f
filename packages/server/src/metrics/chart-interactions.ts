import { rankedMetric } from "../query/ranked-metric.ts";
import { count, sessions } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";
import { nameSums } from "../query/sql/sums.ts";

/** Interactions with charts, by chart, action and surface. */
export const chartInteractions = rankedMetric("chart-interactions", {
  keys: {
    chart: field("chart"),
    action: field("action"),
    surface: field("surface"),
  },
  measures: { interactions: count, sessions },
  sums: nameSums("chart", "action", "surface", "sessions"),
});
