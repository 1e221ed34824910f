import { labelOrganisations } from "../query/label-organisations.ts";
import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { field, sql } from "../query/sql/sql.ts";

/** Organisations by events. Events without an organisation are not part of it. */
export const topOrgs = rankedMetric("top-orgs", {
  keys: { orgIdHash: field("orgIdHash") },
  measures: {
    events: count,
    sessions: distinct(field("sessionId")),
    anonymousUsers: distinct(field("anonymousUserId")),
  },
  where: sql`${field("orgIdHash")} != ''`,
  describe: labelOrganisations,
});
