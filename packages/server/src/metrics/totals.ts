import { measurePeriod } from "../query/measure-period.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import { courseOf, presentGranules } from "../query/presence.ts";
import { count, distinct } from "../query/sql/aggregates.ts";
import { columns } from "../query/sql/columns.ts";
import { sql } from "../query/sql/sql.ts";

const measures = {
  anonymousUsers: distinct(columns.anonymousUserId),
  sessions: distinct(columns.sessionId),
  events: count,
};

// An organisation knows that it is one; only the operator learns how many there are.
const measuresOfScope = {
  org: { ...measures, activeOrgs: () => sql`NULL` },
  platform: { ...measures, activeOrgs: distinct(sql`nullIf(${columns.orgIdHash}, '')`) },
};

/** How much happened at all. */
export const totals = periodMetric<"totals">(async (period, { plan, run }) => {
  const { trend } = plan;
  const aggregates = measuresOfScope[plan.scope.kind];
  const [measured, present] = await Promise.all([
    measurePeriod(plan, period, { events: null, aggregates, byGranule: trend }, run),
    trend ? presentGranules(plan, period, run) : null,
  ]);
  const figure = (name: keyof typeof aggregates) => figureOf(measured.total[name]);
  const course = (name: keyof typeof aggregates, of: ReadonlySet<number>) =>
    courseOf(
      period,
      of,
      (granuleMs) => figureOf(measured.byGranule.get(granuleMs)?.[name]),
      // What this scope is not told about the whole, it is not told about a part either.
      figure(name) === null ? null : 0,
    );
  return {
    anonymousUsers: figure("anonymousUsers"),
    sessions: figure("sessions"),
    events: figure("events"),
    activeOrgs: figure("activeOrgs"),
    ...(present
      ? {
          trend: {
            anonymousUsers: course("anonymousUsers", present),
            sessions: course("sessions", present),
            events: course("events", present),
            activeOrgs: course("activeOrgs", present),
          },
        }
      : {}),
  };
});
