import { countEvents, countUsers } from "../query/measure.ts";
import { rank } from "../query/ranked.ts";
import type { AnswerFigures } from "../query/run.ts";

/** Views by feature and surface. */
export const featureViews: AnswerFigures<"feature-views"> = (run) =>
  rank(run, {
    event: "feature_viewed",
    dimensions: ["feature", "surface"],
    measures: { views: countEvents, anonymousUsers: countUsers },
  });
