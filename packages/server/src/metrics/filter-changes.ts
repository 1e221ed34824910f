import { averageOf, countEvents } from "../query/measure.ts";
import { rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

/** Changes by view and filter key. */
export const filterChanges: AnswerFigures<"filter-changes"> = (run) =>
  rank(run, {
    event: "filter_changed",
    dimensions: ["view", "filterKey"],
    measures: { changes: countEvents, avgValueCount: averageOf("valueCount") },
  });
