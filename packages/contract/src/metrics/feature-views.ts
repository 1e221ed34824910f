import * as z from "zod/mini";
import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Views of features, by feature and the surface they were seen on. */
export const featureViews = defineMetric({
  id: "feature-views",
  version: 1,
  shape: "ranked",
  events: ["feature_viewed"],
  measures: [
    { id: "views", unit: "events", additivity: "additive" },
    { id: "anonymousUsers", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["feature", "surface"],
  dataSchema: rankedDataSchema(
    { feature: z.nullable(stringSchema), surface: z.nullable(stringSchema) },
    { views: figureSchema, anonymousUsers: figureSchema },
  ),
});

/** {@link featureViews} in words. */
export const featureViewsTexts: MetricTexts = {
  title: "Feature views",
  question: "Which features are viewed most, and where?",
  measures: { views: "Views", anonymousUsers: "Users" },
};
