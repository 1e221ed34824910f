import { stringSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts, rankedDataSchema } from "../metric.ts";

/** Organisations by events, for the operator. Events without an organisation are not part of it. */
export const topOrgs = defineMetric({
  id: "top-orgs",
  version: 1,
  shape: "ranked",
  events: null,
  measures: [
    { id: "events", unit: "events", additivity: "additive" },
    { id: "sessions", unit: "sessions", additivity: "distinct" },
    { id: "anonymousUsers", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["orgIdHash"],
  scopes: ["platform"],
  defaultLimit: 50,
  dataSchema: rankedDataSchema(
    {
      orgIdHash: stringSchema,
      /** The host's name for the organisation; the hash itself where the host has none. */
      label: stringSchema,
    },
    { events: figureSchema, sessions: figureSchema, anonymousUsers: figureSchema },
  ),
});

/** {@link topOrgs} in words. */
export const topOrgsTexts: MetricTexts = {
  title: "Top organisations",
  question: "Which organisations use the product most?",
  measures: { events: "Events", sessions: "Sessions", anonymousUsers: "Users" },
};
