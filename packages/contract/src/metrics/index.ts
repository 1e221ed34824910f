import type * as z from "zod/mini";
import type { Metric } from "../metric.ts";
import { activeUsers } from "./active-users.ts";
import { chartInteractions } from "./chart-interactions.ts";
import { clientErrors } from "./client-errors.ts";
import { featureViews } from "./feature-views.ts";
import { filterChanges } from "./filter-changes.ts";
import { sessionDuration } from "./session-duration.ts";
import { topOrgs } from "./top-orgs.ts";
import { topRoutes } from "./top-routes.ts";
import { totals } from "./totals.ts";

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
