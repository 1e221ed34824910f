import { countEvents, countSessions, countUsers } from "../query/measure.ts";
import { rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

/** Page views by the route of the event's own column. */
export const topRoutes: AnswerFigures<"top-routes"> = (run) =>
  rank(run, {
    event: "page_viewed",
    dimensions: ["routePattern"],
    measures: { events: countEvents, sessions: countSessions, anonymousUsers: countUsers },
  });
