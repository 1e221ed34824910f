import { type Dimension, type Filter, type MetricId, type MetricParams, metrics } from "@firsthand/contract";
import type { SharedParams } from "../provider/panel-settings.ts";

/** A panel's question, and what it could not take over from the provider. */
export interface PanelQuestion {
  readonly params: MetricParams;
  /** Dimensions of the provider's filters that this metric does not have. */
  readonly notFilteredBy: readonly Dimension[];
}

/**
 * Lays a panel's params over the provider's over the metric's own. The provider's filters are for every metric, so those on a
 * dimension that this one lacks are left out and named; a panel's own filters go to the server as they are. Where only the nearest
 * question can be answered, that will do: the panel says so.
 */
export function mergeParams(
  metric: MetricId,
  metricParams: MetricParams | undefined,
  shared: SharedParams,
  own: MetricParams | undefined,
): PanelQuestion {
  const known: readonly string[] = metrics[metric].filterDimensions;
  const isKnown = (filter: Filter) => known.includes(filter.dimension);
  const filters = shared.filters?.filter(isKnown);
  const dropped =
    own?.filters === undefined ? (shared.filters ?? []).filter((filter) => !isKnown(filter)) : [];
  // What is there and undefined would take the place of what the provider says.
  const said: MetricParams = own && JSON.parse(JSON.stringify(own));
  return {
    params: { nearest: true, ...metricParams, ...shared, filters, ...said },
    notFilteredBy: [...new Set(dropped.map((filter) => filter.dimension))],
  };
}
