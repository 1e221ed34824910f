import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";

/** Interactions with charts, by chart, action and surface. */
export const chartInteractions = rankedMetric("chart-interactions", {
  keys: {
    chart: field("chart"),
    action: field("action"),
    surface: field("surface"),
  },
  measures: { interactions: count, sessions: distinct(field("sessionId")) },
});
