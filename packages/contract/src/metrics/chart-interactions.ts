import * as z from "zod/mini";
import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Interactions with charts, by chart, action and surface. */
export const chartInteractions = defineMetric({
  id: "chart-interactions",
  version: 1,
  shape: "ranked",
  events: ["chart_interacted"],
  measures: [
    { id: "interactions", unit: "events", additivity: "additive" },
    { id: "sessions", unit: "sessions", additivity: "distinct" },
  ],
  dimensions: ["chart", "action", "surface"],
  dataSchema: rankedDataSchema(
    { chart: z.nullable(stringSchema), action: z.nullable(stringSchema), surface: z.nullable(stringSchema) },
    { interactions: figureSchema, sessions: figureSchema },
  ),
});

/** {@link chartInteractions} in words. */
export const chartInteractionsTexts: MetricTexts = {
  title: "Chart interactions",
  question: "Which chart actions are used, by chart and surface?",
  measures: { interactions: "Interactions", sessions: "Sessions" },
};
