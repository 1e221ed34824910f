import type { MetricId } from "@firsthand/contract";
import type { MetricQuery } from "../query/metric-query.ts";
import { activeUsers } from "./active-users.ts";
import { chartInteractions } from "./chart-interactions.ts";
import { clientErrors } from "./client-errors.ts";
import { featureViews } from "./feature-views.ts";
import { filterChanges } from "./filter-changes.ts";
import { sessionDuration } from "./session-duration.ts";
import { topOrgs } from "./top-orgs.ts";
import { topRoutes } from "./top-routes.ts";
import { totals } from "./totals.ts";

/** How each metric is answered. */
export const metricQueries: { readonly [M in MetricId]: MetricQuery<M> } = {
  totals,
  "active-users": activeUsers,
  "top-orgs": topOrgs,
  "top-routes": topRoutes,
  "feature-views": featureViews,
  "filter-changes": filterChanges,
  "session-duration": sessionDuration,
  "chart-interactions": chartInteractions,
  "client-errors": clientErrors,
};
