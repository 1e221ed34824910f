import {
  type DashboardState,
  formatDashboardState,
  parseDashboardState,
} from "@firsthand/panels/dashboard-state";
import { useMemo, useSyncExternalStore } from "react";

/** The dashboard's state in the page's URL, beside what else is there: reload keeps it, Back and Forward walk through it. */
export function useUrlState(): [DashboardState, (state: DashboardState) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return [useMemo(() => parseDashboardState(search), [search]), pushState];
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function pushState(state: DashboardState): void {
  const text = formatDashboardState(state, { beside: location.search });
  history.pushState(null, "", `${location.pathname}${text && `?${text}`}${location.hash}`);
  for (const listener of listeners) listener();
}
