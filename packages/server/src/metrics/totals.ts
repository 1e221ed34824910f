import { measureCourse } from "../query/measure-course.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import { courseOf, trendSuppressedOf } from "../query/presence.ts";
import { type Aggregate, anonymousUsers, count, distinct, sessions } from "../query/sql/aggregates.ts";
import { field, sql } from "../query/sql/sql.ts";
import { activitySums } from "../query/sql/sums.ts";

const measures = {
  anonymousUsers,
  sessions,
  events: count,
};

// An organisation knows that it is one; only the operator learns how many there are.
const nothing: Aggregate = Object.assign(() => sql`NULL`, { ofSums: () => sql`NULL` });
const measuresOfScope = {
  org: { ...measures, activeOrgs: nothing },
  platform: { ...measures, activeOrgs: distinct(sql`nullIf(${field("orgIdHash")}, '')`, "activeOrgs") },
};

/** How much happened at all. */
export const totals = periodMetric<"totals">(activitySums, async (period, { plan, run }) => {
  const aggregates = measuresOfScope[plan.scope.kind];
  const measured = await measureCourse(plan, period, { aggregates, byGranule: plan.trend }, run);
  const figure = (name: keyof typeof aggregates) => figureOf(measured.total[name]);
  const course = (name: keyof typeof aggregates) =>
    courseOf(
      period,
      measured.present,
      (granuleMs) => figureOf(measured.byGranule.get(granuleMs)?.[name]),
      // What this scope is not told about the whole, it is not told about a part either.
      name === "activeOrgs" && plan.scope.kind === "org" ? null : 0,
    );
  return {
    data: {
      anonymousUsers: figure("anonymousUsers"),
      sessions: figure("sessions"),
      events: figure("events"),
      activeOrgs: figure("activeOrgs"),
      ...(plan.trend
        ? {
            trend: {
              anonymousUsers: course("anonymousUsers"),
              sessions: course("sessions"),
              events: course("events"),
              activeOrgs: course("activeOrgs"),
            },
            ...trendSuppressedOf(period, measured.withheld),
          }
        : {}),
    },
    suppressed: measured.suppressed,
  };
});
