import { measureCourse } from "../query/measure-course.ts";
import { figureOf, periodMetric } from "../query/period-metric.ts";
import { courseOf } from "../query/presence.ts";
import { anonymousUsers } from "../query/sql/aggregates.ts";
import { activitySums } from "../query/sql/sums.ts";
import { isComplete } from "../query/time/granules.ts";
import { formatInstant } from "../query/time/local-time.ts";

const aggregates = { anonymousUsers };

/** Anonymous users with any event, in each granule and over the period. */
export const activeUsers = periodMetric<"active-users">(activitySums, async (period, { plan, run }) => {
  const measured = await measureCourse(plan, period, { aggregates, byGranule: true }, run);
  const course = courseOf(period, measured.present, (granuleMs) =>
    figureOf(measured.byGranule.get(granuleMs)?.anonymousUsers),
  );
  return {
    data: {
      total: { anonymousUsers: figureOf(measured.total.anonymousUsers) },
      points: period.granules.list.map((granule, i) => {
        const figure = course[i] ?? null;
        const isWithheld = measured.withheld.has(granule.startMs);
        return {
          start: formatInstant(plan.timeZone, granule.startMs),
          anonymousUsers: figure,
          complete: isComplete(granule, period, plan.nowMs) && !(isWithheld && figure !== null),
          ...(isWithheld && figure === null ? { suppressed: true as const } : {}),
        };
      }),
    },
    suppressed: measured.suppressed,
  };
});
