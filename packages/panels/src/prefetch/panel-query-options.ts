import { type MetricQueryOptions, metricQueryOptions, type TelemetryClient } from "@firsthand/client";
import type { MetricId, MetricParams } from "@firsthand/contract";
import { chartInteractionsParams } from "../metrics/chart-interactions.params.ts";
import { clientErrorsParams } from "../metrics/client-errors.params.ts";
import { featureViewsParams } from "../metrics/feature-views.params.ts";
import { filterChangesParams } from "../metrics/filter-changes.params.ts";
import { topOrgsParams } from "../metrics/top-orgs.params.ts";
import { topRoutesParams } from "../metrics/top-routes.params.ts";
import { totalsParams } from "../metrics/totals.params.ts";
import { mergeParams } from "../panel/panel-params.ts";
import type { SharedParams } from "../provider/panel-settings.ts";

const askedByItself: { readonly [M in MetricId]: MetricParams } = {
  totals: totalsParams,
  "active-users": {},
  "top-orgs": topOrgsParams,
  "top-routes": topRoutesParams,
  "feature-views": featureViewsParams,
  "filter-changes": filterChangesParams,
  "session-duration": {},
  "chart-interactions": chartInteractionsParams,
  "client-errors": clientErrorsParams,
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
