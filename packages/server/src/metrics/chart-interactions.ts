import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns, dimensionColumns } from "../query/sql/columns.ts";

/** Interactions with charts, by chart, action and surface. */
export const chartInteractions = rankedMetric("chart-interactions", {
  keys: {
    chart: dimensionColumns.chart,
    action: dimensionColumns.action,
    surface: dimensionColumns.surface,
  },
  measures: { interactions: count, sessions: distinct(columns.sessionId) },
});
