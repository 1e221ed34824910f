/** Interactions with charts, by chart, action and surface. */
import { distinctSessions } from "../distinct.ts";
import { textOf } from "../payload.ts";
import type { RankedMetric } from "../ranked.ts";

export const chartInteractions: RankedMetric = {
  isCounted: (event) => event.name === "chart_interacted",
  dimensions: ["chart", "action", "surface"],
  keyOf: ({ payload }) => [textOf(payload, "chart"), textOf(payload, "action"), textOf(payload, "surface")],
  measures: { interactions: (events) => events.length, sessions: distinctSessions },
};
