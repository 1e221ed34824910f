import {
  type Filter,
  type Limits,
  type MetricId,
  type MetricParams,
  metricParamsSchema,
  TelemetryError,
} from "@firsthand/contract";
import { describeIssue } from "./describe-issue.ts";

/**
 * Judges the parameters of one question: first their form, by the metric's own schema, then the limits that are options
 * of the handler. What needs a calendar, a clock or the engine is judged where the question is answered.
 *
 * @throws TelemetryError `invalid_request`, `invalid_time_range`, `invalid_time_zone`, `invalid_filter` or `limit_exceeded`.
 */
export function parseParams(metric: MetricId, input: unknown, limits: Limits): MetricParams {
  const parsed = metricParamsSchema(metric).safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw issue === undefined
      ? new TelemetryError("invalid_request", "The question is not of the described form.")
      : describeIssue(issue, limits);
  }
  const { limit = 0, filters = [] } = parsed.data;
  requireAtMost(limit, limits.rows, "limit");
  requireAtMost(filters.length, limits.filters, "filters");
  filters.forEach((filter, index) => {
    checkValues(filter, `filters[${index}].values`, limits);
  });
  return parsed.data;
}

function requireAtMost(actual: number, limit: number, field: string): void {
  if (actual <= limit) return;
  throw new TelemetryError("limit_exceeded", `${field} is over the limit of ${limit}.`, {
    details: { field, limit },
  });
}

function checkValues(filter: Filter, field: string, limits: Limits): void {
  requireAtMost(filter.values.length, limits.filterValues, field);
  // The engine would turn half a surrogate pair into U+FFFD, and then match what was not asked for.
  const broken = filter.values.findIndex((value) => value !== null && /\p{Surrogate}/u.test(value));
  if (broken === -1) return;
  throw new TelemetryError("invalid_filter", "A filter value is not well-formed Unicode.", {
    details: { field: `${field}[${broken}]` },
  });
}
