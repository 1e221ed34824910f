import * as z from "zod/mini";
import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Errors that clients reported, by route, boundary and class. The route is where it happened, not the payload's field. */
export const clientErrors = defineMetric({
  id: "client-errors",
  version: 1,
  shape: "ranked",
  events: ["client_error"],
  measures: [
    { id: "errors", unit: "events", additivity: "additive" },
    { id: "anonymousUsers", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["routePattern", "boundary", "errorClass"],
  dataSchema: rankedDataSchema(
    {
      routePattern: z.nullable(stringSchema),
      boundary: z.nullable(stringSchema),
      errorClass: z.nullable(stringSchema),
    },
    { errors: figureSchema, anonymousUsers: figureSchema },
  ),
});

/** {@link clientErrors} in words. */
export const clientErrorsTexts: MetricTexts = {
  title: "Client errors",
  question: "Which errors do people run into, and where?",
  measures: { errors: "Errors", anonymousUsers: "Affected users" },
};
