import { isMetricId, type MetricId, metricIds, TelemetryError } from "@firsthand/contract";

/**
 * Everything the handler serves, below its base path. `scope` says whether the host is asked who is calling:
 * `required` answers nothing without a scope, `optional` answers less, `none` does not ask.
 */
export const endpoints = [
  { id: "metric", method: "GET", path: "/metrics/{metric}", scope: "required" },
  { id: "query", method: "POST", path: "/query", scope: "required" },
  { id: "events", method: "POST", path: "/events", scope: "required" },
  { id: "health", method: "GET", path: "/health", scope: "optional" },
  { id: "openapi", method: "GET", path: "/openapi.json", scope: "none" },
] as const;

/** One of {@link endpoints}. */
export type Endpoint = (typeof endpoints)[number];

/** An endpoint that a path leads to, with the path's variable part as it was sent. */
export interface Route {
  readonly endpoint: Endpoint;
  /** What stands where the path says `{metric}`; empty for endpoints without. Not yet checked. */
  readonly metric: string;
}

const METRIC_PREFIX = "/metrics/";

/**
 * Finds the endpoint for a method and a path. Paths match character by character: nothing is decoded, folded or
 * trimmed, so no second spelling of a path can lead anywhere.
 *
 * @throws TelemetryError `not_found`, or `method_not_allowed` with the methods in `details.allowed`.
 */
export function findRoute(
  method: string,
  pathname: string,
  { basePath, endpoints }: { readonly basePath: string; readonly endpoints: readonly Endpoint[] },
): Route {
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const samePath = endpoints.filter((endpoint) => template(path) === endpoint.path);
  if (samePath.length === 0) throw nothingServed();
  const endpoint = samePath.find((candidate) => candidate.method === method);
  if (endpoint === undefined) {
    const allowed = samePath.map((candidate) => candidate.method);
    throw new TelemetryError("method_not_allowed", `This path answers ${allowed.join(", ")} only.`, {
      details: { allowed },
    });
  }
  return { endpoint, metric: path.startsWith(METRIC_PREFIX) ? path.slice(METRIC_PREFIX.length) : "" };
}

/** The refusal of a path that leads nowhere. */
export function nothingServed(): TelemetryError {
  return new TelemetryError(
    "not_found",
    "Nothing is served at this path. The paths are listed in openapi.json.",
  );
}

/**
 * The metric that a request names.
 *
 * @throws TelemetryError `unknown_metric` with every metric in `details.allowed`.
 */
export function requireMetric(id: string): MetricId {
  if (isMetricId(id)) return id;
  throw new TelemetryError("unknown_metric", `No metric has this id. There are ${metricIds.join(", ")}.`, {
    details: { field: "metric", allowed: [...metricIds] },
  });
}

function template(path: string): string {
  return /^\/metrics\/[^/]+$/.test(path) ? "/metrics/{metric}" : path;
}
