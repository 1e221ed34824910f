import {
  defaultLimits,
  isMetricId,
  type MetricId,
  type MetricParams,
  metricIds,
  metricParamsSchema,
  metrics,
  TelemetryError,
} from "@firsthand/contract";

const fields = [
  "start",
  "end",
  "timeZone",
  "granularity",
  "compare",
  "limit",
  "filters",
  "trend",
  "evidence",
] as const;

/** The metric of this name. @throws TelemetryError `unknown_metric` */
export function parseMetric(name: string): MetricId {
  if (isMetricId(name)) return name;
  throw new TelemetryError("unknown_metric", `No metric has this id. There are ${metricIds.join(", ")}.`, {
    details: { field: "metric", allowed: [...metricIds] },
  });
}

/** The parameters of a query string, in the form that they have in a body. @throws TelemetryError `invalid_request` */
export function readQueryString(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [name, value] of search) {
    const field = fields.find((known) => known === name);
    if (field === undefined) throw unknownField("The query string");
    if (Object.hasOwn(params, field)) throw invalid(`${field} stands more than once.`, field);
    params[field] = readValue(field, value);
  }
  return params;
}

/**
 * Judges the parameters of one question as the server does, as far as that needs no calendar.
 *
 * @throws TelemetryError `invalid_request`, `invalid_time_range`, `invalid_time_zone`, `invalid_filter` or `limit_exceeded`
 */
export function parseParams(metric: MetricId, input: unknown): MetricParams {
  const parsed = metricParamsSchema(metric).safeParse(input);
  if (!parsed.success) throw describe(metric, parsed.error.issues[0]);
  const { limit = 0, filters = [] } = parsed.data;
  requireAtMost("limit", limit, defaultLimits.rows);
  requireAtMost("filters", filters.length, defaultLimits.filters);
  for (const [index, { values }] of filters.entries()) {
    const field = `filters[${index}].values`;
    requireAtMost(field, values.length, defaultLimits.filterValues);
    if (values.some((value) => value !== null && /\p{Surrogate}/u.test(value))) {
      throw refuse("invalid_filter", field);
    }
  }
  return parsed.data;
}

/** @throws TelemetryError `limit_exceeded` */
export function requireAtMost(field: string, actual: number, limit: number): void {
  if (actual <= limit) return;
  throw new TelemetryError("limit_exceeded", `${field} is over the limit of ${limit}.`, {
    details: { field, limit },
  });
}

function readValue(field: (typeof fields)[number], value: string): unknown {
  if (field === "limit") return /^\d+$/.test(value) ? Number(value) : value;
  if (field === "trend" || field === "evidence")
    return value === "true" ? true : value === "false" ? false : value;
  if (field !== "filters") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw invalid("filters is not JSON.", field);
  }
}

function describe(
  metric: MetricId,
  issue: { readonly code?: string; readonly path: PropertyKey[] } | undefined,
): TelemetryError {
  const path = issue?.path ?? [];
  const field = path.map(String).join(".");
  if (issue?.code === "unrecognized_keys") return unknownField(field === "" ? "The question" : field);
  if (path[0] === "start" || path[0] === "end") return refuse("invalid_time_range", field);
  if (path[0] === "timeZone") return refuse("invalid_time_zone", field);
  if (path[0] === "filters" && path[2] === "dimension") {
    const allowed = [...metrics[metric].filterDimensions];
    return new TelemetryError("invalid_filter", `${field} has to be one of ${allowed.join(", ")}.`, {
      details: { field, allowed },
    });
  }
  return refuse(path[2] === "operator" ? "invalid_filter" : "invalid_request", field);
}

function refuse(
  code: "invalid_request" | "invalid_time_range" | "invalid_time_zone" | "invalid_filter",
  field: string,
) {
  const what = field === "" ? "The question" : field;
  return new TelemetryError(
    code,
    `${what} is not of the described form.`,
    field === "" ? {} : { details: { field } },
  );
}

function unknownField(where: string): TelemetryError {
  return new TelemetryError(
    "invalid_request",
    `${where} has a field that is not known here. The known ones are ${fields.join(", ")}.`,
    {
      details: { allowed: [...fields] },
    },
  );
}

function invalid(message: string, field: string): TelemetryError {
  return new TelemetryError("invalid_request", message, { details: { field } });
}
