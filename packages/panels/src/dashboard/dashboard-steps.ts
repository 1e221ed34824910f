import {
  type Comparison,
  defaultLimits,
  type Filter,
  type Granularity,
  type TimeRange,
} from "@firsthand/contract";
import type { FilterValue } from "../provider/panel-settings.ts";
import { type DashboardRange, deepestZoom, isAskable } from "./dashboard-range.ts";
import type { DashboardState } from "./dashboard-state.ts";

/** The steps from one state to the next. Each is pure; one that leads nowhere gives back the same state. */
export const dashboardSteps = {
  /** Another range; what was opened inside the last one is left. */
  chooseRange: (state: DashboardState, range: DashboardRange): DashboardState => ({
    ...state,
    range,
    zoom: [],
  }),

  /** Opens a range inside the one that is shown. */
  zoomTo: (state: DashboardState, { start, end }: TimeRange): DashboardState =>
    isAskable({ start, end })
      ? { ...state, zoom: [...state.zoom.slice(0, deepestZoom - 1), { start, end }] }
      : state,

  /** Back to the range from which the last one was opened. */
  zoomOut: (state: DashboardState): DashboardState =>
    state.zoom.length === 0 ? state : { ...state, zoom: state.zoom.slice(0, -1) },

  setCompare: (state: DashboardState, compare: Comparison): DashboardState => ({ ...state, compare }),

  setGranularity: (state: DashboardState, granularity: Granularity | "auto"): DashboardState => ({
    ...state,
    granularity,
  }),

  /** Another zone; null is the reader's own. */
  setTimeZone: (state: DashboardState, timeZone: string | null): DashboardState => ({ ...state, timeZone }),

  /** Takes each value into the filter of its dimension, or out of the filters that name it. */
  toggleFilters: (state: DashboardState, chosen: readonly FilterValue[]): DashboardState =>
    chosen.reduce(toggleFilter, state),

  /** Adds values to the filter of the same dimension and operator, or a filter of its own. Nothing beyond the limits. */
  addFilter: (state: DashboardState, { dimension, operator, values }: Filter): DashboardState => {
    const { filters } = state;
    const same = filters.findIndex((one) => one.dimension === dimension && one.operator === operator);
    const known = filters[same]?.values ?? [];
    const all = [...new Set([...known, ...values])];
    if (all.length === known.length || all.length > defaultLimits.filterValues) return state;
    const filter = { dimension, operator, values: all };
    if (same >= 0) return { ...state, filters: filters.map((one, i) => (i === same ? filter : one)) };
    return filters.length < defaultLimits.filters ? { ...state, filters: [...filters, filter] } : state;
  },

  /** Takes away one of `state.filters`. */
  removeFilter: (state: DashboardState, filter: Filter): DashboardState => ({
    ...state,
    filters: state.filters.filter((one) => JSON.stringify(one) !== JSON.stringify(filter)),
  }),

  clearFilters: (state: DashboardState): DashboardState =>
    state.filters.length === 0 ? state : { ...state, filters: [] },
} as const;

function toggleFilter(state: DashboardState, [dimension, value]: FilterValue): DashboardState {
  const { filters } = state;
  const names = (filter: Filter) => filter.dimension === dimension && filter.values.includes(value);
  if (filters.some(names)) {
    const left = filters.map((filter) =>
      names(filter) ? { ...filter, values: filter.values.filter((one) => one !== value) } : filter,
    );
    return { ...state, filters: left.filter(({ values }) => values.length > 0) };
  }
  return dashboardSteps.addFilter(state, { dimension, operator: "in", values: [value] });
}
