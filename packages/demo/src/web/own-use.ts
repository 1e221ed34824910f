import { capturePanels } from "@firsthand/panels/capture";
import { createFetchTransport, createTracker } from "@firsthand/tracker";
import { QueryClient } from "@tanstack/react-query";
import { catalogue } from "../catalogue.ts";

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
  tracker.track("page_viewed", { routePattern: "/", page: "product-usage", referrerRoutePattern: null });
}

/** What the panels report of their own use: which are seen, what is done in them, which controls are changed. */
export const capture = capturePanels(tracker, { routePattern: "/" });
