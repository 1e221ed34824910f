import * as z from "zod/mini";
import { booleanSchema, stringSchema, trueSchema } from "../function-schemas.ts";
import { defineMetric, figureSchema, type MetricTexts } from "../metric.ts";

/** Anonymous users with any event, per granule and over the range. The total is its own count, not the sum of points. */
export const activeUsers = defineMetric({
  id: "active-users",
  version: 1,
  shape: "series",
  events: null,
  measures: [{ id: "anonymousUsers", unit: "users", additivity: "distinct" }],
  dimensions: [],
  dataSchema: z.object({
    total: z.object({ anonymousUsers: figureSchema }),
    /** Every granule of the range, in order; null is a gap: no event at all in the scope. */
    points: z
      .array(
        z.object({
          /** First instant of the granule, RFC 3339 with the zone's offset. */
          start: stringSchema,
          anonymousUsers: figureSchema,
          /**
           * False when the range or `readableSince` clips the granule, it ends after `queriedAt`, or some of its days are
           * withheld: the figure is then that of the others.
           */
          complete: booleanSchema,
          /** The figure is withheld because too few users stand behind it; it is null then, and neither 0 nor a gap. */
          suppressed: z.optional(trueSchema),
        }),
      )
      .check(z.refine(isAscending)),
  }),
});

/** {@link activeUsers} in words. */
export const activeUsersTexts: MetricTexts = {
  title: "Active users",
  question: "How many anonymous users are active?",
  measures: { anonymousUsers: "Users" },
};

function isAscending(points: readonly { readonly start: string }[]): boolean {
  // Before the first one stands the first year there is.
  return points.every(({ start }, i) => Date.parse(start) > Date.parse(points[i - 1]?.start ?? "0000"));
}
