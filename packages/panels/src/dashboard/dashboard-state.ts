import type { Comparison, Filter, Granularity, TimeRange } from "@firsthand/contract";
import { countDays, type DashboardRange, getGranularityChoices, resolveRange } from "./dashboard-range.ts";

/** Everything that a reader has chosen on a dashboard: plain data, to be kept in a URL. */
export interface DashboardState {
  readonly range: DashboardRange;
  /** Ranges opened inside `range`, each inside the one before it: instants, the end not included. The last one is shown. */
  readonly zoom: readonly TimeRange[];
  readonly compare: Comparison;
  readonly granularity: Granularity | "auto";
  /** IANA name; null is the reader's own zone, whatever it is where the state is read. */
  readonly timeZone: string | null;
  readonly filters: readonly Filter[];
}

/** The last 30 days in the reader's zone against the same weekdays before, unfiltered. */
export const defaultDashboardState: DashboardState = {
  range: { lastDays: 30 },
  zoom: [],
  compare: "previous-aligned",
  granularity: "auto",
  timeZone: null,
  filters: [],
};

/** The range that is shown: the innermost zoom, or what was chosen. `today` is a local date. */
export function getShownRange(state: DashboardState, today: string): TimeRange {
  return state.zoom.at(-1) ?? resolveRange(state.range, today);
}

/** The state with a granularity that suits its range: one that does not becomes `auto`. */
export function fitGranularity(state: DashboardState, today: string, timeZone: string): DashboardState {
  const { granularity } = state;
  if (granularity === "auto") return state;
  const choices = getGranularityChoices(countDays(getShownRange(state, today), timeZone));
  return choices.includes(granularity) ? state : { ...state, granularity: "auto" };
}
