import type { ErrorCode, MetricId, ScopeKind } from "@firsthand/contract";
import type { FixtureVariant } from "../fixture-options.ts";
import type { HealthVariant } from "../health-fixture.ts";

/** The codes that travel; `network` and `contract_mismatch` are found out by a client. */
export type WireErrorCode = Exclude<ErrorCode, "network" | "contract_mismatch">;

/**
 * What becomes of one metric's question.
 *
 * - a variant: that fixture, for the parameters asked
 * - `never`: no answer ever comes, which shows the loading state; an abort ends it
 * - `malformed`: data that is not of the metric's form
 * - `{ variant, delayMs }`: the fixture, later
 * - `{ answer, delayMs }`: exactly this answer, whether it is of the metric's form or not
 * - `{ error, delayMs }`: a failure with this code
 * - `{ sequence }`: one behaviour per question, in order; the last one repeats. `["ready", { error: "store_unavailable" }]`
 *   shows the stale state at the second question.
 */
export type MetricBehaviour =
  | FixtureVariant
  | "never"
  | "malformed"
  | { readonly variant: FixtureVariant; readonly delayMs?: number | undefined }
  | { readonly answer: object; readonly delayMs?: number | undefined }
  | { readonly error: WireErrorCode; readonly delayMs?: number | undefined }
  | { readonly sequence: readonly [MetricBehaviour, ...MetricBehaviour[]] };

/**
 * What becomes of a whole request for figures (`GET /metrics/{metric}`, `POST /query`), before any metric is looked at.
 *
 * - `up`: it is answered
 * - `offline`: the connection fails
 * - `never`: nothing comes back
 * - `truncated`: the answer breaks off in the middle of its last line
 * - `stalled`: half of the answer arrives, then nothing, and the connection stays open
 * - `login-page`: 200 with an HTML page, as after a redirect to a sign-in
 * - `no-content`: 204 without a body
 * - `{ error }`: a failure with this code, such as `unauthenticated`
 * - `{ sequence }`: one behaviour per request, in order; the last one repeats
 */
export type RequestBehaviour =
  | "up"
  | "offline"
  | "never"
  | "truncated"
  | "stalled"
  | "login-page"
  | "no-content"
  | { readonly error: WireErrorCode }
  | { readonly sequence: readonly [RequestBehaviour, ...RequestBehaviour[]] };

/**
 * What becomes of `GET /health`.
 *
 * - a variant: that fixture, with the status of an answer or of ClickHouse being away
 * - `offline`: the connection fails
 * - `never`: no answer ever comes
 * - `{ answer }`: exactly this answer, whether it is of the described form or not
 * - `{ error }`: a failure with this code
 * - `{ sequence }`: one behaviour per request, in order; the last one repeats
 */
export type HealthBehaviour =
  | HealthVariant
  | "offline"
  | "never"
  | { readonly answer: object }
  | { readonly error: WireErrorCode }
  | { readonly sequence: readonly [HealthBehaviour, ...HealthBehaviour[]] };

/** How the mocked surface behaves. */
export interface Scenario {
  /** What becomes of a metric that `metrics` does not name. @default "ready" */
  readonly everyMetric?: MetricBehaviour | undefined;
  /** What becomes of single metrics. */
  readonly metrics?: { readonly [M in MetricId]?: MetricBehaviour | undefined } | undefined;
  /** What becomes of requests for figures as a whole; `/health` and `/openapi.json` are not affected. @default "up" */
  readonly request?: RequestBehaviour | undefined;
  /** What becomes of `GET /health`. @default "ready" */
  readonly health?: HealthBehaviour | undefined;
  /** Whose numbers are answered; `org` may not ask for `top-orgs`. @default "platform" */
  readonly scopeKind?: ScopeKind | undefined;
  /**
   * When questions are answered, RFC 3339.
   * @default fixtureNow, or the end of the range asked for when that is more than a day later
   */
  readonly now?: string | undefined;
  /** Other numbers of the same kind. @default 1 */
  readonly seed?: number | undefined;
}

/** Options of the mocked surface. */
export interface MockOptions extends Scenario {
  /** The path or address before `/metrics`; a leading `*` stands for any origin and path. @default "/api/telemetry" */
  readonly baseUrl?: string | undefined;
  /** What `GET /openapi.json` answers. @default a minimal valid document */
  readonly openapi?: Record<string, unknown> | undefined;
}
