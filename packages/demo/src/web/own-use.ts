import { defineCatalogue } from "@firsthand/contract/catalogue";
import type { DashboardState } from "@firsthand/panels/dashboard-state";
import { createFetchTransport, createTracker } from "@firsthand/tracker";
import { QueryClient } from "@tanstack/react-query";

const view = "product-usage";

/** The demo's own words. */
const catalogue = defineCatalogue({
  routes: ["/"],
  events: {
    page_viewed: { page: [view] },
    filter_changed: { view: [view], filterKey: ["date", "compare", "granularity", "timeZone", "filters"] },
  },
});

/** Where the host keeps answers, those of the panels among them. */
export const queryClient = new QueryClient();

const endpoint = createFetchTransport({ url: "/api/telemetry/events" });

/** The use of this very page, taken as a host takes its product's: nothing before its reader has agreed. */
export const tracker = createTracker({
  transport: {
    async send(body, options) {
      const outcome = await endpoint.send(body, options);
      // What the reader just did is stored, and is to be seen.
      if (outcome.status === "accepted") void queryClient.invalidateQueries();
      return outcome;
    },
  },
  source: "acme-admin",
  catalogue,
  consent: "unknown",
  route: () => "/",
  // The reader looks out for it.
  flushIntervalMs: 1_000,
});

/** Reports that the page is shown. */
export function trackPage(): void {
  tracker.track("page_viewed", { routePattern: "/", page: view, referrerRoutePattern: null });
}

/** Reports which controls were changed, and never to what. */
export function trackChange(before: DashboardState, after: DashboardState): void {
  const changed = (name: keyof DashboardState) =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const report = (
    filterKey: "date" | "compare" | "granularity" | "timeZone" | "filters",
    valueCount: number,
  ) =>
    tracker.track("filter_changed", {
      view,
      filterKey,
      valueCount,
      isCustomDateRange: filterKey === "date" ? !("lastDays" in after.range) || after.zoom.length > 0 : null,
    });
  if (changed("range") || changed("zoom")) report("date", 1);
  for (const name of ["compare", "granularity", "timeZone"] as const) if (changed(name)) report(name, 1);
  if (changed("filters")) report("filters", after.filters.length);
}
