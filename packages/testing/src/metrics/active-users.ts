import type { MetricData } from "@firsthand/contract";
import type { FixtureContext, MetricFigures, Period } from "../fixture-context.ts";
import { usersIn, usersOf } from "../people.ts";
import { toZonedIso } from "../time/zone.ts";

/** Active users: working weeks that grow, a few quiet days, and the release. */
export function activeUsers(context: FixtureContext): MetricFigures<"active-users"> {
  const data = dataOf(context, context.current);
  const { earlier } = context;
  return {
    data,
    ...(earlier === null ? {} : { comparison: dataOf(context, earlier) }),
    suppressed: data.points.filter((point) => point.suppressed).length,
  };
}

function dataOf(context: FixtureContext, period: Period): MetricData<"active-users"> {
  const { variant, zone } = context;
  const allWithheld = variant === "suppressed";
  return {
    total: { anonymousUsers: allWithheld ? null : usersOf(context, period) },
    points: period.stretches.map((stretch, i) => {
      const start = toZonedIso(zone, stretch.start);
      const { complete } = stretch;
      if (stretch.silent) return { start, anonymousUsers: null, complete };
      if (allWithheld || (variant === "partly-suppressed" && i % 7 === 5)) {
        return { start, anonymousUsers: null, complete, suppressed: true };
      }
      return { start, anonymousUsers: usersIn(context, stretch), complete };
    }),
  };
}
