import { rankedMetric } from "../query/ranked-metric.ts";
import { average, count } from "../query/sql/aggregates.ts";
import { dimensionColumns } from "../query/sql/columns.ts";
import { payloadCount } from "../query/sql/payload.ts";

/** Changes of filters, by view and filter key. */
export const filterChanges = rankedMetric("filter-changes", {
  keys: { view: dimensionColumns.view, filterKey: dimensionColumns.filterKey },
  measures: { changes: count, avgValueCount: average(payloadCount("valueCount")) },
});
