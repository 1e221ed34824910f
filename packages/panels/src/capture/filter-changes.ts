import type { PanelFilterKey } from "@firsthand/contract/catalogue";
import type { DashboardState } from "../dashboard/dashboard-state.ts";

/** One change of a control, as `filter_changed` tells it. */
interface FilterChange {
  readonly filterKey: PanelFilterKey;
  /** How many values are chosen now. */
  readonly valueCount: number;
  /** Null for everything but the time range. */
  readonly isCustomDateRange: boolean | null;
}

/** Which controls two states of a dashboard differ in. */
export function getFilterChanges(after: DashboardState, before: DashboardState): readonly FilterChange[] {
  const differs = (read: (state: DashboardState) => unknown) =>
    JSON.stringify(read(after)) !== JSON.stringify(read(before));
  const one = (filterKey: PanelFilterKey, isCustomDateRange: boolean | null = null) =>
    ({ filterKey, valueCount: 1, isCustomDateRange }) as const;
  const dimensions = new Set([...before.filters, ...after.filters].map(({ dimension }) => dimension));
  const filtersOf = (state: DashboardState, dimension: string) =>
    state.filters.filter((filter) => filter.dimension === dimension);
  return [
    ...(differs(({ range, zoom }) => [range, zoom])
      ? [one("timeRange", "start" in after.range || after.zoom.length > 0)]
      : []),
    ...(["compare", "granularity", "timeZone"] as const)
      .filter((name) => differs((state) => state[name]))
      .map((name) => one(name)),
    ...[...dimensions]
      .filter((dimension) => differs((state) => filtersOf(state, dimension)))
      .map((dimension) => ({
        filterKey: dimension,
        valueCount: filtersOf(after, dimension).reduce((sum, { values }) => sum + values.length, 0),
        isCustomDateRange: null,
      })),
  ];
}
