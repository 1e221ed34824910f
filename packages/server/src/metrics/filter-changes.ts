import { rankedMetric } from "../query/ranked-metric.ts";
import { average, count } from "../query/sql/aggregates.ts";
import { field } from "../query/sql/sql.ts";
import { nameSums } from "../query/sql/sums.ts";

/** Changes of filters, by view and filter key. */
export const filterChanges = rankedMetric("filter-changes", {
  keys: { view: field("view"), filterKey: field("filterKey") },
  measures: {
    changes: count,
    avgValueCount: average("valueCount", { sum: "valueSum", events: "valuedEvents" }),
  },
  sums: nameSums("view", "filterKey", "valueSum", "valuedEvents"),
});
