import { type MetricQueryOptions, metricQueryOptions, type TelemetryClient } from "@firsthand/client";
import type { MetricId, MetricParams } from "@firsthand/contract";
import { mergeParams } from "../panel/panel-params.ts";
import type { SharedParams } from "../provider/panel-settings.ts";

/** What each panel asks by itself: as its definition says, without its module, which a server that only asks need not load. A test compares them. */
const askedByItself: { readonly [M in MetricId]: MetricParams } = {
  totals: { trend: true },
  "active-users": {},
  "top-orgs": { limit: 10 },
  "top-routes": { limit: 10, trend: true },
  "feature-views": { limit: 200 },
  "filter-changes": { limit: 200 },
  "session-duration": {},
  "chart-interactions": { limit: 200 },
  "client-errors": { limit: 10, trend: true },
};

/**
 * The question that a panel asks when it is mounted, as TanStack Query wants it: for `prefetchQuery` on a server or in a loader, so that the
 * panel finds its answer there and asks nothing. Holds no React.
 *
 * @param shared - the `params` of the provider above the panel.
 * @param own - the panel's own `params`.
 */
export function panelQueryOptions<M extends MetricId>(
  client: TelemetryClient,
  metric: M,
  shared: SharedParams = {},
  own?: MetricParams,
): MetricQueryOptions<M> {
  return metricQueryOptions(client, metric, mergeParams(metric, askedByItself[metric], shared, own).params);
}
