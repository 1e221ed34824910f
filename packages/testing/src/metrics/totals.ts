import type { MetricData } from "@firsthand/contract";
import type { Stretch } from "../activity.ts";
import type { FixtureContext, MetricFigures, Period } from "../fixture-context.ts";
import { eventsIn, sessionsIn, usersIn, usersOf } from "../people.ts";
import { placesOf } from "../withheld-places.ts";

/** Totals: the sums behind the other metrics, and 46 organisations of which fewer are there at weekends. */
export function totals(context: FixtureContext): MetricFigures<"totals"> {
  const { earlier, variant } = context;
  return {
    data: dataOf(context, context.current),
    ...(earlier === null ? {} : { comparison: dataOf(context, earlier) }),
    suppressed: variant === "suppressed" ? 4 : variant === "partly-suppressed" ? 1 : 0,
  };
}

function dataOf(context: FixtureContext, period: Period): MetricData<"totals"> {
  const withheld = context.variant === "suppressed";
  const figure = (value: number | null) => (withheld ? null : value);
  const sum = (count: (stretch: Stretch) => number) =>
    period.stretches.reduce((total, stretch) => total + count(stretch), 0);
  const course = (count: (stretch: Stretch) => number | null) =>
    period.stretches.map((stretch) => (stretch.silent || withheld ? null : count(stretch)));
  const orgs = (stretch: Stretch) => (context.scopeKind === "platform" ? orgsIn(context, stretch) : null);
  return {
    anonymousUsers: context.variant === "partly-suppressed" ? null : figure(usersOf(context, period)),
    sessions: figure(sum((stretch) => sessionsIn(context, stretch))),
    events: figure(sum((stretch) => eventsIn(context, stretch))),
    activeOrgs: figure(orgsOf(context, period)),
    ...(context.trend
      ? {
          trend: {
            anonymousUsers: course((stretch) => usersIn(context, stretch)),
            sessions: course((stretch) => sessionsIn(context, stretch)),
            events: course((stretch) => eventsIn(context, stretch)),
            activeOrgs: course(orgs),
          },
          ...(withheld ? { trendSuppressed: placesOf(period) } : {}),
        }
      : {}),
  };
}

function orgsOf(context: FixtureContext, period: Period): number | null {
  return context.scopeKind === "org" ? null : orgsBehind(context, usersOf(context, period), 46);
}

function orgsIn(context: FixtureContext, stretch: Stretch): number {
  return orgsBehind(context, usersIn(context, stretch), 44);
}

/** An organisation is there when any of its people is, so the number follows theirs, flattened. */
function orgsBehind(context: FixtureContext, users: number, most: number): number {
  return Math.min(most, Math.round((users / context.scale) ** 0.25 * 6.6));
}
