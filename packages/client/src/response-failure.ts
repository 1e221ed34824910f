import {
  type ErrorCode,
  errorResponseSchema,
  isErrorCode,
  TelemetryError,
  type TelemetryErrorDetails,
} from "@firsthand/contract";

/** What a status means when the body does not say it in the contract's words: a proxy's page, the host's own error. */
const byStatus = new Map<number, readonly [ErrorCode, string]>([
  [
    400,
    [
      "invalid_request",
      "The host's API refused the request as malformed. Check the parameters of the panel.",
    ],
  ],
  [401, ["unauthenticated", "You are signed out. Sign in again to see these numbers."]],
  [403, ["forbidden", "You may not see these numbers. Ask an administrator for access."]],
  [404, ["not_found", "The host's API serves no telemetry at this address. Check the client's baseUrl."]],
  [
    405,
    ["method_not_allowed", "The host's API does not take POST at this address. Check the client's baseUrl."],
  ],
  [408, ["request_timeout", "The request took too long to arrive. Try again."]],
  [409, ["contract_mismatch", "The page and the server are of different versions. Reload the page."]],
  [413, ["payload_too_large", "The request is too large for the host's API. Use fewer filters."]],
  [
    415,
    [
      "unsupported_media_type",
      "The host's API does not take JSON at this address. Check the client's baseUrl.",
    ],
  ],
  [422, ["too_much_data", "The question reads too much data. Choose a shorter time range or add a filter."]],
  [429, ["too_many_requests", "Too many questions are waiting. Try again in a moment."]],
  [502, ["store_unavailable", "The host's API cannot be reached behind its gateway. Try again later."]],
  [503, ["store_unavailable", "The numbers are not available right now. Try again later."]],
  [504, ["query_timeout", "The answer took too long. Try again, or choose a shorter time range."]],
]);

/**
 * Why `response` holds no stream of answers, or null when it does.
 *
 * 401 and 403 count whatever the body says, because a host's own middleware answers them in its own words. A redirect
 * that ends at a page is a sign-in page.
 */
export async function getResponseFailure(response: Response): Promise<TelemetryError | null> {
  const type = response.headers.get("content-type") ?? "";
  const isRedirect = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
  if (isRedirect || (response.ok && response.redirected && type.includes("text/html"))) {
    return new TelemetryError("unauthenticated", "You are signed out. Sign in again to see these numbers.");
  }
  if (!response.ok) return getStatusFailure(response, type);
  if (response.body === null || !type.includes("json")) {
    return new TelemetryError(
      "contract_mismatch",
      "The host's API answered with something other than telemetry. Check the client's baseUrl.",
    );
  }
  return null;
}

async function getStatusFailure(response: Response, type: string): Promise<TelemetryError> {
  const { status, headers } = response;
  const [code, message] = byStatus.get(status) ?? [
    status >= 500 ? "internal" : "invalid_request",
    `The host's API failed with status ${status}. Its log says more.`,
  ];
  const body = type.includes("json") ? await readErrorBody(response) : null;
  const details: TelemetryErrorDetails = { ...body?.details };
  const retryAfterSeconds = details.retryAfterSeconds ?? parseRetryAfter(headers.get("retry-after"));
  if (retryAfterSeconds !== undefined) details.retryAfterSeconds = retryAfterSeconds;
  const isDenial = status === 401 || status === 403;
  return new TelemetryError(
    body !== null && isErrorCode(body.code) && !isDenial ? body.code : code,
    body?.message ?? message,
    { details, requestId: body?.requestId ?? headers.get("x-request-id") ?? undefined },
  );
}

async function readErrorBody(response: Response) {
  try {
    const parsed = errorResponseSchema.safeParse(await response.json());
    return parsed.success ? parsed.data.error : null;
  } catch {
    // A body that breaks off says no less than none: the status stands.
    return null;
  }
}

/** Seconds from now, of a `Retry-After` that is either a number of seconds or a date. */
function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
