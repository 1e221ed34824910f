import * as z from "zod/mini";
import { defineMetric, figureSchema, rankedDataSchema } from "../metric.ts";

/** Views of features, by feature and the surface they were seen on. */
export const featureViews = defineMetric({
  id: "feature-views",
  version: 1,
  title: "Feature views",
  question: "Which features are viewed most, and where?",
  shape: "ranked",
  events: ["feature_viewed"],
  measures: [
    { id: "views", title: "Views", unit: "events", additivity: "additive" },
    { id: "anonymousUsers", title: "Users", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["feature", "surface"],
  dataSchema: rankedDataSchema(
    { feature: z.nullable(z.string()), surface: z.nullable(z.string()) },
    { views: figureSchema, anonymousUsers: figureSchema },
  ),
});
