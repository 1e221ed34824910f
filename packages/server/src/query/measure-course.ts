import { type Course, type Measurement, measurePeriod } from "./measure-period.ts";
import type { Period, Plan } from "./plan.ts";
import { presentGranules } from "./presence.ts";
import type { RunStatement } from "./run-statement.ts";
import { measureGroups } from "./small-groups/measure-groups.ts";
import { wholeSums } from "./sql/sums.ts";

/** Measures all events of a period and, where that is asked for, of each granule, with the granules in which the scope has any at all. */
export async function measureCourse(
  plan: Plan,
  period: Period,
  { aggregates, byGranule }: Pick<Measurement, "aggregates" | "byGranule">,
  run: RunStatement,
): Promise<Course> {
  const { minimumUsers } = plan;
  if (minimumUsers !== null) {
    return measureGroups(plan, period, Object.entries(aggregates), { minimumUsers, byGranule }, run);
  }
  const [measured, present] = await Promise.all([
    measurePeriod(plan, period, { aggregates, byGranule, events: null, sums: wholeSums(plan.scope) }, run),
    // Where nothing is filtered out, the granules that were measured are those with events.
    byGranule && plan.filters.length > 0 ? presentGranules(plan, period, run) : null,
  ]);
  return {
    ...measured,
    present: present ?? new Set(measured.byGranule.keys()),
    withheld: new Set(),
    suppressed: 0,
  };
}
