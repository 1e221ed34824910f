import { labelOrganisations } from "../query/label-organisations.ts";
import { rankedMetric } from "../query/ranked-metric.ts";
import { anonymousUsers, count, sessions } from "../query/sql/aggregates.ts";
import { field, sql } from "../query/sql/sql.ts";
import { orgSums } from "../query/sql/sums.ts";

/** Organisations by events. Events without an organisation are not part of it. */
export const topOrgs = rankedMetric("top-orgs", {
  keys: { orgIdHash: field("orgIdHash") },
  measures: {
    events: count,
    sessions,
    anonymousUsers,
  },
  where: sql`${field("orgIdHash")} != ''`,
  describe: labelOrganisations,
  sums: orgSums,
});
