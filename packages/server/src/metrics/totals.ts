import { type Measured, measureCourse, measurePeriod } from "../query/measure-period.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import { courseOf } from "../query/presence.ts";
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
  const measured: Measured & { readonly present?: ReadonlySet<number> } = plan.trend
    ? await measureCourse(plan, period, { aggregates }, run)
    : await measurePeriod(
        plan,
        period,
        { events: null, aggregates, byGranule: false, sums: activitySums },
        run,
      );
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
    ...(measured.present
      ? {
          trend: {
            anonymousUsers: course("anonymousUsers", measured.present),
            sessions: course("sessions", measured.present),
            events: course("events", measured.present),
            activeOrgs: course("activeOrgs", measured.present),
          },
        }
      : {}),
  };
});
