import { labelOrganisations } from "../query/label-organisations.ts";
import { rankedMetric } from "../query/ranked-metric.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns } from "../query/sql/columns.ts";
import { sql } from "../query/sql/sql.ts";

/** Organisations by events. Events without an organisation are not part of it. */
export const topOrgs = rankedMetric("top-orgs", {
  keys: { orgIdHash: columns.orgIdHash },
  measures: {
    events: count,
    sessions: distinct(columns.sessionId),
    anonymousUsers: distinct(columns.anonymousUserId),
  },
  where: sql`${columns.orgIdHash} != ''`,
  describe: labelOrganisations,
});
