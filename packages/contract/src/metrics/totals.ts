import * as z from "zod/mini";
import { defineMetric, figureSchema, trendSchema } from "../metric.ts";

/** How much happened at all. Active organisations are counted in platform scope only, and are null elsewhere. */
export const totals = defineMetric({
  id: "totals",
  version: 1,
  title: "Totals",
  question: "How much is the product used?",
  shape: "totals",
  events: null,
  measures: [
    { id: "anonymousUsers", title: "Users", unit: "users", additivity: "distinct" },
    { id: "sessions", title: "Sessions", unit: "sessions", additivity: "distinct" },
    { id: "events", title: "Events", unit: "events", additivity: "additive" },
    { id: "activeOrgs", title: "Active organisations", unit: "organisations", additivity: "distinct" },
  ],
  dimensions: [],
  dataSchema: z.object({
    anonymousUsers: figureSchema,
    sessions: figureSchema,
    events: figureSchema,
    activeOrgs: figureSchema,
    trend: z.optional(
      z.object({
        anonymousUsers: trendSchema,
        sessions: trendSchema,
        events: trendSchema,
        activeOrgs: trendSchema,
      }),
    ),
  }),
});
