import type * as z from "zod/mini";
import type { Metric, MetricTexts } from "../metric.ts";
import { activeUsers, activeUsersTexts } from "./active-users.ts";
import { chartInteractions, chartInteractionsTexts } from "./chart-interactions.ts";
import { clientErrors, clientErrorsTexts } from "./client-errors.ts";
import { featureViews, featureViewsTexts } from "./feature-views.ts";
import { filterChanges, filterChangesTexts } from "./filter-changes.ts";
import { sessionDuration, sessionDurationTexts } from "./session-duration.ts";
import { topOrgs, topOrgsTexts } from "./top-orgs.ts";
import { topRoutes, topRoutesTexts } from "./top-routes.ts";
import { totals, totalsTexts } from "./totals.ts";

/** Every metric by its id. The order is the one in which a dashboard shows them. */
export const metrics = {
  totals,
  "active-users": activeUsers,
  "top-orgs": topOrgs,
  "top-routes": topRoutes,
  "feature-views": featureViews,
  "filter-changes": filterChanges,
  "session-duration": sessionDuration,
  "chart-interactions": chartInteractions,
  "client-errors": clientErrors,
} as const satisfies Record<string, Metric>;

/** Every metric in words, by its id. Apart from the definitions, so that pages, which have words of their own, do not carry them. */
export const metricTexts: { readonly [M in keyof typeof metrics]: MetricTexts } = {
  totals: totalsTexts,
  "active-users": activeUsersTexts,
  "top-orgs": topOrgsTexts,
  "top-routes": topRoutesTexts,
  "feature-views": featureViewsTexts,
  "filter-changes": filterChangesTexts,
  "session-duration": sessionDurationTexts,
  "chart-interactions": chartInteractionsTexts,
  "client-errors": clientErrorsTexts,
};

/** The id of a metric. */
export type MetricId = keyof typeof metrics;

/** What the metric `M` answers. */
export type MetricData<M extends MetricId> = z.infer<(typeof metrics)[M]["dataSchema"]>;

/** The ids of all metrics, in the order of {@link metrics}. */
export const metricIds = Object.keys(metrics) as [MetricId, ...MetricId[]];

/** Whether `id` names a metric. */
export function isMetricId(id: string): id is MetricId {
  return Object.hasOwn(metrics, id);
}
