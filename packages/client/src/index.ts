export { createTelemetryClient, type TelemetryClient, type TelemetryClientOptions } from "./client.ts";
export {
  type MetricQueryKey,
  type MetricQueryOptions,
  metricQueryOptions,
  metricsQueryKey,
} from "./query-options.ts";
