import { openCatalogue } from "@firsthand/contract/catalogue";
import { type BrowserTracker, type Consent, createFetchTransport, createTracker } from "@firsthand/tracker";

/** What a test does in a page of a host. */
export interface HostWindow extends Window {
  /** How the page was shown last: from the back/forward cache or not. */
  persisted: boolean;
  tracker: BrowserTracker<Record<never, never>>;
  /** What the host says that the route is. */
  route: unknown;
  start(consent: Consent): void;
  /** Tracks so many events with one feature. */
  track(feature: string, times?: number): void;
  /** Tracks events written as JSON, each on the route that it names. Tells the places of those that were not refused. */
  trackWritten(events: readonly string[]): number[];
}

const host = window as unknown as HostWindow;

host.route = "/org/[org]";

host.start = (consent) => {
  host.tracker = createTracker({
    transport: createFetchTransport({ url: "/events" }),
    source: "acme-web",
    catalogue: openCatalogue,
    consent,
    route: () => host.route as string,
  });
};

host.track = (feature, times = 1) => {
  for (let i = 0; i < times; i += 1)
    host.tracker.track("feature_viewed", { feature, surface: "overview", routePattern: "/org/[org]" });
};

host.trackWritten = (events) => {
  const countRefused = () => host.tracker.stats().dropped.refused ?? 0;
  return events.flatMap((json, i) => {
    const before = countRefused();
    const { name, payload, routePattern } = JSON.parse(json);
    host.route = routePattern;
    host.tracker.track(name, payload);
    return countRefused() === before ? [i] : [];
  });
};

addEventListener("pageshow", ({ persisted }) => {
  host.persisted = persisted;
});
