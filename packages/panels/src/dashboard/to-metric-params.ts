import { getLocalDate } from "../format/local-date.ts";
import type { SharedParams } from "../provider/panel-settings.ts";
import { getBrowserTimeZone } from "../provider/use-viewer.ts";
import { type DashboardState, fitGranularity, getShownRange } from "./dashboard-state.ts";

/**
 * What a state asks, as the `params` of `TelemetryProvider` and of `useMetric`.
 *
 * @param now - the instant that counts as now, RFC 3339 or milliseconds. The current one when left out.
 */
export function toMetricParams(state: DashboardState, now: string | number = Date.now()): SharedParams {
  const timeZone = state.timeZone ?? getBrowserTimeZone();
  return toParamsOn(getLocalDate(now, timeZone), state, timeZone);
}

/** What a state asks on a local date. Without one, such as on a server, the range is left to whoever answers. */
export function toParamsOn(today: string | null, state: DashboardState, timeZone: string): SharedParams {
  const { compare, filters } = state;
  if (today === null) return { timeZone, compare, filters };
  const { granularity } = fitGranularity(state, today, timeZone);
  return { ...getShownRange(state, today), timeZone, compare, granularity, filters };
}
