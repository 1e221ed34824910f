/** Views of features, by feature and surface. */
import { distinctUsers } from "../distinct.ts";
import { textOf } from "../payload.ts";
import type { RankedMetric } from "../ranked.ts";

export const featureViews: RankedMetric = {
  isCounted: (event) => event.name === "feature_viewed",
  dimensions: ["feature", "surface"],
  keyOf: ({ payload }) => [textOf(payload, "feature"), textOf(payload, "surface")],
  measures: { views: (events) => events.length, anonymousUsers: distinctUsers },
};
