import { countEvents, countUsers } from "../query/measure.ts";
import { rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

/** Errors by the route of the event's own column, boundary and class. */
export const clientErrors: AnswerFigures<"client-errors"> = (run) =>
  rank(run, {
    event: "client_error",
    dimensions: ["routePattern", "boundary", "errorClass"],
    measures: { errors: countEvents, anonymousUsers: countUsers },
  });
