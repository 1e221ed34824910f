import * as z from "zod/mini";
import type { Dimension } from "./dimensions.ts";
import { filterSchema } from "./filter.ts";
import { type MetricId, metrics } from "./metrics/index.ts";
import { comparisons, granularities } from "./time-range.ts";

// Apart from the definitions, because only servers judge params and a bundler leaves out whole files only.

/** An RFC 3339 instant, or `YYYY-MM-DD` for the first instant of that local date. Whether the date exists is the server's check. */
export const dateOrInstantSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/));

/** What a caller may ask for: a granularity, or `auto` (hour to 3 days, day to 92, week to 400, else month). */
const granularityParamSchema = z.enum(["auto", ...granularities]);

type ParamsSchema = ReturnType<typeof createParamsSchema>;

const paramsSchemas = new Map<MetricId, ParamsSchema>();

/**
 * The schema of `MetricParams` for one metric, the same one each time. Unknown fields are refused. Upper limits that are options
 * of the handler (rows, filters, their values) are checked there, against its own table.
 */
export function metricParamsSchema(metric: MetricId): ParamsSchema {
  const known = paramsSchemas.get(metric);
  if (known !== undefined) return known;
  const schema = createParamsSchema(metrics[metric].filterDimensions);
  paramsSchemas.set(metric, schema);
  return schema;
}

function createParamsSchema(allowed: readonly [Dimension, ...Dimension[]]) {
  return z.strictObject({
    start: z.optional(dateOrInstantSchema),
    end: z.optional(dateOrInstantSchema),
    timeZone: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    granularity: z.optional(granularityParamSchema),
    compare: z.optional(z.enum(comparisons)),
    limit: z.optional(z.int().check(z.minimum(1))),
    filters: z.optional(z.array(filterSchema(allowed))),
    trend: z.optional(z.boolean()),
    nearest: z.optional(z.boolean()),
    evidence: z.optional(z.boolean()),
  });
}
