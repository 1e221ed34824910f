import {
  type ErrorCode,
  errorCodes,
  errorResponseSchema,
  isErrorCode,
  TelemetryError,
  type TelemetryErrorDetails,
} from "@firsthand/contract";

const signedOut = "You are signed out. Sign in again to see these numbers.";

/** Statuses that several codes travel with, or none. */
const codeByStatus = new Map<number, ErrorCode>([
  [404, "not_found"],
  [409, "contract_mismatch"],
  [502, "store_unavailable"],
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
    return new TelemetryError("unauthenticated", signedOut);
  }
  if (!response.ok) return getStatusFailure(response, type);
  if (response.body === null || !type.includes("json")) {
    return createUnreadable();
  }
  return null;
}

/** That something answers, and not telemetry. */
export function createUnreadable(): TelemetryError {
  return new TelemetryError(
    "contract_mismatch",
    "The host's API answered with something other than telemetry. Check the client's baseUrl.",
  );
}

async function getStatusFailure(response: Response, type: string): Promise<TelemetryError> {
  const { status, headers } = response;
  const code = getStatusCode(status);
  const body = type.includes("json") ? await readErrorBody(response) : null;
  const details: TelemetryErrorDetails = { ...body?.details };
  const retryAfterSeconds = details.retryAfterSeconds ?? parseRetryAfter(headers.get("retry-after"));
  if (retryAfterSeconds !== undefined) details.retryAfterSeconds = retryAfterSeconds;
  const isDenial = status === 401 || status === 403;
  return new TelemetryError(
    body !== null && isErrorCode(body.code) && !isDenial ? body.code : code,
    body?.message ?? describe(status, code),
    {
      details,
      requestId: body?.requestId ?? headers.get("x-request-id") ?? undefined,
      // Whatever a proxy answers with is about the moment; what our server says of itself, it knows.
      retryable: (body === null && status >= 500) || undefined,
    },
  );
}

function getStatusCode(status: number): ErrorCode {
  const codes = Object.keys(errorCodes).filter(isErrorCode);
  const code = codeByStatus.get(status) ?? codes.find((known) => errorCodes[known].httpStatus === status);
  return code ?? (status >= 500 ? "internal" : "invalid_request");
}

function describe(status: number, code: ErrorCode): string {
  if (status === 401) return signedOut;
  if (status === 403) return "You have no access to these numbers.";
  const isOurs = status < 500 && !errorCodes[code].retryable;
  return `The host's API answered with status ${status}.${isOurs ? " Check the client's baseUrl and the params." : ""}`;
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
