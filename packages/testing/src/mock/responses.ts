import { type TelemetryError, toErrorBody } from "@firsthand/contract";
import { errorFixture } from "../error-fixture.ts";

const requestId = errorFixture("internal").requestId ?? "";

/** An answer in JSON, with the headers of the surface. */
export function jsonResponse(body: unknown, status = 200, more: Record<string, string> = {}): Response {
  return textResponse(JSON.stringify(body), "application/json", status, more);
}

/** The wire shape of `error`; every failure has a request id. */
export function toFailureBody(error: TelemetryError) {
  return { requestId, ...toErrorBody(error) };
}

/** A failure in its wire shape, with the headers that its status asks for. */
export function errorResponse(error: TelemetryError): Response {
  const { allowed, retryAfterSeconds } = error.details;
  return jsonResponse({ error: toFailureBody(error) }, error.httpStatus ?? 500, {
    ...(error.code === "method_not_allowed" && allowed !== undefined ? { Allow: allowed.join(", ") } : {}),
    ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
  });
}

/** A text with the headers of the surface. */
export function textResponse(
  body: BodyInit,
  contentType: string,
  status = 200,
  more: Record<string, string> = {},
): Response {
  const headers = {
    "Content-Type": contentType,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
    ...more,
  };
  return new Response(body, { status, headers });
}
