// What hosts name of the contract, which is no dependency of their own.
export {
  type Comparison,
  type Dimension,
  dimensions,
  type ErrorCode,
  errorCodes,
  type Filter,
  type Granularity,
  type Health,
  type Meta,
  type MetricAnswer,
  type MetricData,
  type MetricId,
  type MetricParams,
  metricIds,
  metricTexts,
  type ScopeKind,
  TelemetryError,
  type TelemetryErrorDetails,
  type TimeRange,
} from "@firsthand/contract";
export {
  createTelemetryClient,
  type QueryOptions,
  type TelemetryClient,
  type TelemetryClientOptions,
} from "./client.ts";
export { parseAnswer } from "./parse-line.ts";
export {
  type MetricQueryKey,
  type MetricQueryOptions,
  metricQueryOptions,
  metricsQueryKey,
} from "./query-options.ts";
