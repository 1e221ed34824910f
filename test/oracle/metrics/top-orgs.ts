/** Organisations by events of every name. Events without an organisation are not part of it. */
import { distinctSessions, distinctUsers } from "../distinct.ts";
import type { RankedMetric } from "../ranked.ts";

export const topOrgs: RankedMetric = {
  isCounted: (event) => event.orgIdHash !== "",
  dimensions: ["orgIdHash"],
  keyOf: (event) => [event.orgIdHash],
  measures: { events: (events) => events.length, sessions: distinctSessions, anonymousUsers: distinctUsers },
};
