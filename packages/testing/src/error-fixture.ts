import { type ErrorBody, type ErrorCode, metricIds, type TelemetryErrorDetails } from "@firsthand/contract";

interface Example {
  readonly message: string;
  readonly details?: TelemetryErrorDetails;
}

const examples: Record<ErrorCode, Example> = {
  invalid_request: {
    message: "The request has a field that is not part of the query. Send only the documented fields.",
    details: { field: "queries[0].params" },
  },
  invalid_time_range: {
    message: "The start is not before the end. Choose an end after the start.",
    details: { field: "end" },
  },
  invalid_time_zone: {
    message: "The time zone is not a known IANA name. Use a name such as Europe/Berlin.",
    details: { field: "timeZone" },
  },
  invalid_filter: {
    message: "This metric cannot be filtered by that dimension. Use one of the allowed dimensions.",
    details: { field: "filters[0].dimension", allowed: ["routePattern", "source"] },
  },
  limit_exceeded: {
    message: "The time range is longer than 800 days. Choose a shorter one.",
    details: { field: "start", limit: 800 },
  },
  unauthenticated: { message: "There is no session. Sign in again." },
  forbidden: {
    message: "This session may not ask for this metric. Ask for access to the platform's figures.",
  },
  unknown_metric: {
    message: "There is no metric of this name. Use one of the allowed names.",
    details: { field: "metric", allowed: [...metricIds] },
  },
  not_found: { message: "Nothing is served at this path. Check the base path of the telemetry API." },
  method_not_allowed: {
    message: "This path does not take that method. Use one of the allowed methods.",
    details: { allowed: ["GET"] },
  },
  request_timeout: { message: "The request's body did not arrive in time. Send it again." },
  payload_too_large: {
    message: "The request's body is larger than 262144 bytes. Send fewer queries at a time.",
    details: { limit: 262_144 },
  },
  unsupported_media_type: {
    message: "The request's body is not JSON. Send it with the content type application/json.",
    details: { allowed: ["application/json"] },
  },
  too_much_data: {
    message: "The answer would read more than the server allows. Choose a shorter range or a filter.",
  },
  not_kept: {
    message:
      "Before 2025-12-01T00:00:00Z only sums of whole UTC days are kept, and the question needs more than those tell. Move its edges to whole UTC days, or ask from then on.",
    details: { field: "start", nearest: { timeZone: "UTC", start: "2025-06-01", end: "2026-06-01" } },
  },
  too_many_requests: {
    message: "Too many questions are waiting to be answered. Try again in 2 seconds.",
    details: { limit: 100, retryAfterSeconds: 2 },
  },
  internal: { message: "The server could not answer. Report the request id to whoever runs it." },
  scope_invalid: {
    message: "The server could not tell whose events to read, so it read none. Report the request id.",
  },
  store_unavailable: {
    message: "The event store cannot be reached. Try again in a moment.",
    details: { retryAfterSeconds: 5 },
  },
  query_timeout: {
    message: "The question took longer than 5 seconds and was stopped. Choose a shorter range or a filter.",
    details: { limit: 5_000 },
  },
  network: { message: "No answer arrived. Check the connection and try again." },
  contract_mismatch: {
    message: "The answer is not of the described form. Reload the page to get the matching version.",
  },
};

/** A valid body of the failure `code`, with the details that such a failure carries. The same at every call. */
export function errorFixture(code: ErrorCode): ErrorBody {
  const { message, details = {} } = examples[code];
  return {
    code,
    message,
    details: structuredClone(details),
    // The two that only a client can find out never had a request that was answered.
    ...(code === "network" || code === "contract_mismatch" ? {} : { requestId: "req_0f3c9a51b7e24d68" }),
  };
}
