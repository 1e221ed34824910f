import * as z from "zod/mini";
import { defineMetric, figureSchema, rankedDataSchema } from "../metric.ts";

/** Interactions with charts, by chart, action and surface. */
export const chartInteractions = defineMetric({
  id: "chart-interactions",
  version: 1,
  title: "Chart interactions",
  question: "Which chart actions are used, by chart and surface?",
  shape: "ranked",
  events: ["chart_interacted"],
  measures: [
    { id: "interactions", title: "Interactions", unit: "events", additivity: "additive" },
    { id: "sessions", title: "Sessions", unit: "sessions", additivity: "distinct" },
  ],
  dimensions: ["chart", "action", "surface"],
  dataSchema: rankedDataSchema(
    { chart: z.nullable(z.string()), action: z.nullable(z.string()), surface: z.nullable(z.string()) },
    { interactions: figureSchema, sessions: figureSchema },
  ),
});
