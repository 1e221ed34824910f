import { type ErrorCode, type errorResponseSchema, TelemetryError, toErrorBody } from "@firsthand/contract";
import type * as z from "zod/mini";

/** The headers of every answer: nothing may keep it, nothing may guess its type, and the host's log knows its id. */
export function answerHeaders(requestId: string, contentType: string): Headers {
  return new Headers({
    "Content-Type": contentType,
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
  });
}

/** An answer in JSON. */
export function jsonResponse(body: unknown, requestId: string, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: answerHeaders(requestId, "application/json"),
  });
}

/** A failure in the wire shape, with the headers that its status asks for. */
export function errorResponse(error: TelemetryError, requestId: string): Response {
  const body: z.infer<typeof errorResponseSchema> = { error: toErrorBody(error) };
  const response = jsonResponse(body, requestId, error.httpStatus ?? 500);
  const { allowed, retryAfterSeconds } = error.details;
  if (error.code === "method_not_allowed" && allowed !== undefined)
    response.headers.set("Allow", allowed.join(", "));
  if (retryAfterSeconds !== undefined) response.headers.set("Retry-After", String(retryAfterSeconds));
  return response;
}

/** The answer to a request that is refused before any endpoint sees it. */
export function refusal(code: ErrorCode, message: string): Response {
  const requestId = crypto.randomUUID();
  return errorResponse(new TelemetryError(code, message, { requestId }), requestId);
}

/** The answer for a client that is no longer there. It reaches nobody; the status is the one that proxies log for this. */
export function goneResponse(): Response {
  return new Response(null, { status: 499 });
}

/**
 * The error that is sent for whatever was thrown: a {@link TelemetryError} with the request's id, anything else as
 * `internal`, its text kept in `cause`. Failures that may pass say when to come back.
 */
export function toWireError(thrown: unknown, requestId: string): TelemetryError {
  if (!(thrown instanceof TelemetryError) || thrown.httpStatus === null) {
    return new TelemetryError(
      "internal",
      "Something broke on the server. The request id finds it in the server's log.",
      {
        requestId,
        cause: thrown,
      },
    );
  }
  const { code, message, cause } = thrown;
  const details = code === "store_unavailable" ? { retryAfterSeconds: 5, ...thrown.details } : thrown.details;
  return new TelemetryError(code, message, { details, requestId, cause });
}
