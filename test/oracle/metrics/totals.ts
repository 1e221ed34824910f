/** How much happened at all. Active organisations are counted in platform scope only, and are null elsewhere. */
import { distinctOrgs, distinctSessions, distinctUsers } from "../distinct.ts";
import { courseOf, type Measure, measured, type View } from "../view.ts";

export function totalsData(view: View, options: { isPlatform: boolean; trend: boolean }) {
  const measures: Record<string, Measure> = {
    anonymousUsers: distinctUsers,
    sessions: distinctSessions,
    events: (events) => events.length,
    activeOrgs: (events) => (options.isPlatform ? distinctOrgs(events) : null),
  };
  const each = (value: (measure: Measure) => unknown) =>
    Object.fromEntries(Object.entries(measures).map(([name, measure]) => [name, value(measure)]));
  return {
    ...each((measure) => measured(view, view.counted, measure)),
    ...(options.trend ? { trend: each((measure) => courseOf(view, view.counted, measure)) } : {}),
  };
}
