import * as z from "zod/mini";
import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Page views by route. Route null is the row of views whose route is unknown. */
export const topRoutes = defineMetric({
  id: "top-routes",
  version: 1,
  shape: "ranked",
  events: ["page_viewed"],
  measures: [
    { id: "events", unit: "events", additivity: "additive" },
    { id: "sessions", unit: "sessions", additivity: "distinct" },
    { id: "anonymousUsers", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["routePattern"],
  dataSchema: rankedDataSchema(
    { routePattern: z.nullable(stringSchema) },
    { events: figureSchema, sessions: figureSchema, anonymousUsers: figureSchema },
  ),
});

/** {@link topRoutes} in words. */
export const topRoutesTexts: MetricTexts = {
  title: "Top routes",
  question: "Which parts of the product are used most?",
  measures: { events: "Page views", sessions: "Sessions", anonymousUsers: "Users" },
};
