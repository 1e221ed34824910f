import * as z from "zod/mini";
import type { Dimension } from "./dimensions.ts";

/** The dimensions that filter every metric, because they are columns of every event. */
export const commonDimensions = ["routePattern", "source"] as const satisfies readonly Dimension[];

/** `in` keeps events with one of the values; `not-in` drops them and keeps null unless null is listed. */
export const filterOperators = ["in", "not-in"] as const;

/**
 * A filter over the dimensions that `allowed` lists. `null` in `values` stands for events without that attribute. How
 * many values there may be is an option of the handler and checked there.
 */
export function filterSchema<const D extends readonly [Dimension, ...Dimension[]]>(allowed: D) {
  return z.strictObject({
    dimension: z.enum(allowed),
    operator: z.enum(filterOperators),
    values: z.array(z.nullable(z.string())).check(z.minLength(1)),
  });
}

/** One condition on the events that are counted. Several filters all have to hold. */
export interface Filter<D extends Dimension = Dimension> {
  readonly dimension: D;
  readonly operator: (typeof filterOperators)[number];
  readonly values: readonly (string | null)[];
}
