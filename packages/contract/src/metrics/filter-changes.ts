import * as z from "zod/mini";
import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Changes of filters, by view and filter key, with the average number of selected values. */
export const filterChanges = defineMetric({
  id: "filter-changes",
  version: 1,
  shape: "ranked",
  events: ["filter_changed"],
  measures: [
    { id: "changes", unit: "events", additivity: "additive" },
    { id: "avgValueCount", unit: "values", additivity: "average" },
  ],
  dimensions: ["view", "filterKey"],
  dataSchema: rankedDataSchema(
    { view: z.nullable(stringSchema), filterKey: z.nullable(stringSchema) },
    { changes: figureSchema, avgValueCount: figureSchema },
  ),
});

/** {@link filterChanges} in words. */
export const filterChangesTexts: MetricTexts = {
  title: "Filter changes",
  question: "Which filters change most, and in which view?",
  measures: { changes: "Changes", avgValueCount: "Values per change" },
};
