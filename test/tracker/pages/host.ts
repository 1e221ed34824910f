import { openCatalogue } from "@firsthand/contract/catalogue";
import { type BrowserTracker, type Consent, createFetchTransport, createTracker } from "@firsthand/tracker";

/** What a test does in a page of a host. */
export interface HostWindow extends Window {
  /** How the page was shown last: from the back/forward cache or not. */
  persisted: boolean;
  tracker: BrowserTracker<Record<never, never>>;
  start(consent: Consent): void;
  /** Tracks so many events with one feature. */
  track(feature: string, times?: number): void;
}

const host = window as unknown as HostWindow;

host.start = (consent) => {
  host.tracker = createTracker({
    transport: createFetchTransport({ url: "/events" }),
    source: "acme-web",
    catalogue: openCatalogue,
    consent,
    route: () => "/org/[org]",
  });
};

host.track = (feature, times = 1) => {
  for (let i = 0; i < times; i += 1)
    host.tracker.track("feature_viewed", { feature, surface: "overview", routePattern: "/org/[org]" });
};

addEventListener("pageshow", ({ persisted }) => {
  host.persisted = persisted;
});
