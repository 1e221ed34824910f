import * as z from "zod/mini";
import {
  defineMetric,
  figureSchema,
  type MetricTexts,
  trendSchema,
  trendSuppressedSchema,
} from "../metric.ts";

/** How much happened at all. Active organisations are counted in platform scope only, and are null elsewhere. */
export const totals = defineMetric({
  id: "totals",
  version: 1,
  shape: "totals",
  events: null,
  measures: [
    { id: "anonymousUsers", unit: "users", additivity: "distinct" },
    { id: "sessions", unit: "sessions", additivity: "distinct" },
    { id: "events", unit: "events", additivity: "additive" },
    { id: "activeOrgs", unit: "organisations", additivity: "distinct" },
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
    trendSuppressed: trendSuppressedSchema,
  }),
});

/** {@link totals} in words. */
export const totalsTexts: MetricTexts = {
  title: "Totals",
  question: "How much is the product used?",
  measures: {
    anonymousUsers: "Users",
    sessions: "Sessions",
    events: "Events",
    activeOrgs: "Active organisations",
  },
};
