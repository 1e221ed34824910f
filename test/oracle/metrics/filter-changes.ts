/** Changes of filters, by view and filter key; the mean number of selected values leaves out what is not a count. */
import { meanOfPresent } from "../mean.ts";
import { countOf, textOf } from "../payload.ts";
import type { RankedMetric } from "../ranked.ts";

export const filterChanges: RankedMetric = {
  isCounted: (event) => event.name === "filter_changed",
  dimensions: ["view", "filterKey"],
  keyOf: ({ payload }) => [textOf(payload, "view"), textOf(payload, "filterKey")],
  measures: {
    changes: (events) => events.length,
    avgValueCount: (events) => meanOfPresent(events.map(({ payload }) => countOf(payload, "valueCount"))),
  },
};
