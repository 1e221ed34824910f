export {
  type Catalogue,
  type CheckedPayload,
  checkPayload,
  type DropReason,
  type DropReport,
  defineCatalogue,
  dropReasons,
  type EventName,
  type EventPayload,
  eventFields,
  eventNames,
  type FieldKind,
  isCount,
  isId,
  isIdentifier,
  isRoute,
  isRouteOf,
  kinds,
  openCatalogue,
  ownValues,
  type PayloadIn,
  type RejectionCode,
  type RevealingShape,
  rejectionCodes,
  revealingShapes,
  schemaVersion,
  type TelemetryEvent,
  type Tracker,
  type Vocabulary,
  type WordField,
} from "./catalogue.ts";
export { type Dimension, dimensions } from "./dimensions.ts";
export {
  type ErrorBody,
  type ErrorCode,
  errorBodySchema,
  errorCodes,
  errorResponseSchema,
  fromErrorBody,
  isErrorCode,
  TelemetryError,
  type TelemetryErrorDetails,
  type TelemetryErrorOptions,
  toErrorBody,
} from "./errors.ts";
export {
  type EventBatch,
  eventBatchSchema,
  eventSchema,
  telemetryEventSchema,
} from "./events/envelope.ts";
export { eventPayloads, identifierSchema, idSchema, routeSchema } from "./events/payload-schemas.ts";
export { commonDimensions, type Filter, filterOperators, filterSchema } from "./filter.ts";
export {
  anyObjectSchema,
  booleanSchema,
  numberSchema,
  stringSchema,
  trueSchema,
} from "./function-schemas.ts";
export { type Health, type HealthIntake, healthSchema } from "./health.ts";
export { defaultEventLimits, defaultLimits, type EventLimits, type Limits } from "./limits.ts";
export { type Meta, metaSchema, type Statement, sourceKinds, statementSchema } from "./meta.ts";
export {
  type Additivity,
  amountSchema,
  type Measure,
  type Metric,
  type MetricInput,
  type MetricShape,
  type MetricTexts,
  type Unit,
} from "./metric.ts";
export {
  isMetricId,
  type MetricData,
  type MetricId,
  metricIds,
  metrics,
  metricTexts,
} from "./metrics/index.ts";
export { histogramEdgesMs } from "./metrics/session-duration.ts";
export { orgIdHashSchema } from "./org-id-hash.ts";
export type { MetricParams } from "./params.ts";
export { dateOrInstantSchema, metricParamsSchema } from "./params-schema.ts";
export {
  type MetricAnswer,
  metricAnswerSchema,
  type Query,
} from "./query.ts";
export { type QueryLine, queryBatchSchema, queryLineSchema } from "./query-batch.ts";
export { type Scope, type ScopeKind, scopeKinds } from "./scope.ts";
export {
  autoGranularity,
  type Comparison,
  comparisons,
  type Granularity,
  granularities,
  type TimeRange,
  timeRangeSchema,
} from "./time-range.ts";
