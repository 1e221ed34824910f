import * as z from "zod/mini";
import { defineMetric, figureSchema, rankedDataSchema } from "../metric.ts";

/** Changes of filters, by view and filter key, with the average number of selected values. */
export const filterChanges = defineMetric({
  id: "filter-changes",
  version: 1,
  title: "Filter changes",
  question: "Which filters change most, and in which view?",
  shape: "ranked",
  events: ["filter_changed"],
  measures: [
    { id: "changes", title: "Changes", unit: "events", additivity: "additive" },
    { id: "avgValueCount", title: "Values per change", unit: "values", additivity: "average" },
  ],
  dimensions: ["view", "filterKey"],
  dataSchema: rankedDataSchema(
    { view: z.nullable(z.string()), filterKey: z.nullable(z.string()) },
    { changes: figureSchema, avgValueCount: figureSchema },
  ),
});
