import { measurePeriod } from "../query/measure-period.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import { courseOf, presentGranules } from "../query/presence.ts";
import { distinct } from "../query/sql/aggregates.ts";
import { columns } from "../query/sql/columns.ts";
import { isComplete } from "../query/time/granules.ts";
import { formatInstant } from "../query/time/local-time.ts";

const aggregates = { anonymousUsers: distinct(columns.anonymousUserId) };

/** Anonymous users with any event, in each granule and over the period. */
export const activeUsers = periodMetric<"active-users">(async (period, { plan, run }) => {
  const [measured, present] = await Promise.all([
    measurePeriod(plan, period, { events: null, aggregates, byGranule: true }, run),
    presentGranules(plan, period, run),
  ]);
  const course = courseOf(period, present, (granuleMs) =>
    figureOf(measured.byGranule.get(granuleMs)?.anonymousUsers),
  );
  return {
    total: { anonymousUsers: figureOf(measured.total.anonymousUsers) },
    points: period.granules.list.map((granule, i) => ({
      start: formatInstant(plan.timeZone, granule.startMs),
      anonymousUsers: course[i] ?? null,
      complete: isComplete(granule, period.range, plan.nowMs),
    })),
  };
});
