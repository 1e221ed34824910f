"use client";

export type { TelemetryClient } from "./client.ts";
export { type HealthState, useHealth } from "./health/use-health.ts";
export type { AnswerSnapshot, Asking, MetricSnapshot, MetricState } from "./react/metric-state.ts";
export {
  TelemetryClientProvider,
  type TelemetryClientProviderProps,
  useTelemetryClient,
} from "./react/telemetry-client-provider.tsx";
export { type UseMetricOptions, useMetric } from "./react/use-metric.ts";
export { type TelemetryAnswers, useTelemetryAnswers } from "./react/use-telemetry-answers.ts";
