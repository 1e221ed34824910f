import * as z from "zod/mini";
import { defineMetric, figureSchema, rankedDataSchema } from "../metric.ts";

/** Organisations by events, for the operator. Events without an organisation are not part of it. */
export const topOrgs = defineMetric({
  id: "top-orgs",
  version: 1,
  title: "Top organisations",
  question: "Which organisations use the product most?",
  shape: "ranked",
  events: null,
  measures: [
    { id: "events", title: "Events", unit: "events", additivity: "additive" },
    { id: "sessions", title: "Sessions", unit: "sessions", additivity: "distinct" },
    { id: "anonymousUsers", title: "Users", unit: "users", additivity: "distinct" },
  ],
  dimensions: ["orgIdHash"],
  scopes: ["platform"],
  defaultLimit: 50,
  dataSchema: rankedDataSchema(
    {
      orgIdHash: z.string(),
      /** The host's name for the organisation; the hash itself where the host has none. */
      label: z.string(),
    },
    { events: figureSchema, sessions: figureSchema, anonymousUsers: figureSchema },
  ),
});
