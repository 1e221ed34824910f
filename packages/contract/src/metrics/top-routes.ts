import * as z from "zod/mini";
import { defineMetric, figureSchema, rankedDataSchema } from "../metric.ts";

/** Page views by route. Route null is the row of views whose route is unknown. */
export const topRoutes = defineMetric({
  id: "top-routes",
  version: 1,
  title: "Top routes",
  question: "Which parts of the product are used most?",
  shape: "ranked",
  events: ["page_viewed"],
  measures: [
    { id: "events", title: "Page views", unit: "events", additivity: "additive" },
    { id: "sessions", title: "Sessions", unit: "sessions", additivity: "distinct" },
    { id: "anonymousUsers", title: "Users", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["routePattern"],
  dataSchema: rankedDataSchema(
    { routePattern: z.nullable(z.string()) },
    { events: figureSchema, sessions: figureSchema, anonymousUsers: figureSchema },
  ),
});
