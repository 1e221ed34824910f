/** Page views by route. The route is the event's column, never the payload's field of the same name. */
import { distinctSessions, distinctUsers } from "../distinct.ts";
import type { RankedMetric } from "../ranked.ts";

export const topRoutes: RankedMetric = {
  isCounted: (event) => event.name === "page_viewed",
  dimensions: ["routePattern"],
  keyOf: (event) => [event.routePattern],
  measures: { events: (events) => events.length, sessions: distinctSessions, anonymousUsers: distinctUsers },
};
