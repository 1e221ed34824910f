/** Errors that clients reported, by route, boundary and class. The route is the event's column, not the payload's field. */
import { distinctUsers } from "../distinct.ts";
import { textOf } from "../payload.ts";
import type { RankedMetric } from "../ranked.ts";

export const clientErrors: RankedMetric = {
  isCounted: (event) => event.name === "client_error",
  dimensions: ["routePattern", "boundary", "errorClass"],
  keyOf: ({ routePattern, payload }) => [
    routePattern,
    textOf(payload, "boundary"),
    textOf(payload, "errorClass"),
  ],
  measures: { errors: (events) => events.length, anonymousUsers: distinctUsers },
};
