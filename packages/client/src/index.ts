export { createTelemetryClient, type TelemetryClient, type TelemetryClientOptions } from "./client.ts";
export { parseAnswer } from "./parse-line.ts";
export {
  type MetricQueryKey,
  type MetricQueryOptions,
  metricQueryOptions,
  metricsQueryKey,
} from "./query-options.ts";
