// What hosts name of the contract, which is no dependency of their own.
export {
  type Catalogue,
  defineCatalogue,
  type ErrorCode,
  type EventName,
  type Health,
  type MetricAnswer,
  type MetricId,
  openCatalogue,
  type Scope,
  TelemetryError,
  type Vocabulary,
} from "@firsthand/contract";
export { connectClickHouse, type HttpOptions } from "./clickhouse/http.ts";
export { type MigrateOptions, migrate } from "./clickhouse/migrate.ts";
export type {
  ClickHouse,
  Reader,
  ReadOptions,
  ReadResult,
  ReadStatement,
  WriteOptions,
  Writer,
} from "./clickhouse/port.ts";
export type { FailureRecord, OnError } from "./http/failure-report.ts";
export type { IngestAnswer } from "./http/post-events.ts";
export type { ResolveScope } from "./http/scope.ts";
export type { TelemetryHandlerOptions } from "./http/settings.ts";
export type { SmallGroups } from "./http/small-groups.ts";
export {
  type ClosableTelemetryHandler,
  createTelemetryHandler,
  type TelemetryHandler,
} from "./http/telemetry-handler.ts";
export { type ImportOptions, type ImportProgress, importEvents } from "./import/import-events.ts";
export type { ImportSummary } from "./import/import-summary.ts";
export type { IngestOptions } from "./ingest/ingest.ts";
export type { LabelOrganisations } from "./query/context.ts";
export {
  type ResealOptions,
  type ResealProgress,
  type ResealSummary,
  resealDays,
} from "./sealing/reseal-days.ts";
export { sealDays } from "./sealing/seal-days.ts";
export type { SealOptions, SealProgress, SealSummary } from "./sealing/seal-options.ts";
export { checkTenancy } from "./tenancy/check-tenancy.ts";
export type {
  SignRequest,
  TenancyCheck,
  TenancyOptions,
  TenancyOrganisation,
  TenancyReport,
  TenancyScopes,
} from "./tenancy/tenancy-scopes.ts";
