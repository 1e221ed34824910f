import { countEvents, countSessions } from "../query/measure.ts";
import { rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

/** Interactions by chart, action and surface. */
export const chartInteractions: AnswerFigures<"chart-interactions"> = (run) =>
  rank(run, {
    event: "chart_interacted",
    dimensions: ["chart", "action", "surface"],
    measures: { interactions: countEvents, sessions: countSessions },
  });
