import * as z from "zod/mini";
import { anyObjectSchema, numberSchema, stringSchema } from "./function-schemas.ts";

/**
 * Every way a question can fail: the HTTP status it travels with and whether the same request may succeed later
 * without being changed. `httpStatus: null` marks the codes that only a client can find out.
 */
export const errorCodes = {
  /** The request is not of the described form: malformed JSON, an unknown field, a wrong type. */
  invalid_request: { httpStatus: 400, retryable: false },
  /** `start` or `end` is not a date or instant, or the range is empty or reversed. */
  invalid_time_range: { httpStatus: 400, retryable: false },
  /** `timeZone` is not an IANA name that the server knows, in just that spelling. */
  invalid_time_zone: { httpStatus: 400, retryable: false },
  /** A filter names a dimension that the metric lacks, or an unknown operator. */
  invalid_filter: { httpStatus: 400, retryable: false },
  /** A documented limit is exceeded; `details.limit` is the limit. */
  limit_exceeded: { httpStatus: 400, retryable: false },
  /** The host found no session. Numbers on the screen are removed. */
  unauthenticated: { httpStatus: 401, retryable: false },
  /** The session may not ask this. Numbers on the screen are removed. */
  forbidden: { httpStatus: 403, retryable: false },
  /** No metric has this id; `details.allowed` lists them. */
  unknown_metric: { httpStatus: 404, retryable: false },
  /** Nothing is served at this path. */
  not_found: { httpStatus: 404, retryable: false },
  /** The path exists, but not for this HTTP method; `details.allowed` lists the methods. */
  method_not_allowed: { httpStatus: 405, retryable: false },
  /** The body did not arrive in time. */
  request_timeout: { httpStatus: 408, retryable: true },
  /** The body is larger than `details.limit` bytes. */
  payload_too_large: { httpStatus: 413, retryable: false },
  /** The body is not `application/json`. */
  unsupported_media_type: { httpStatus: 415, retryable: false },
  /** Answering would read or return more than the server allows: a shorter range or a filter helps. */
  too_much_data: { httpStatus: 422, retryable: false },
  /**
   * Of the time before events are kept only sums of days are, and this question cannot be answered exactly from those;
   * `details.nearest` is the nearest one that can be.
   */
  not_kept: { httpStatus: 422, retryable: false },
  /** Too many questions of this scope are waiting; `details.retryAfterSeconds` says when to come back. */
  too_many_requests: { httpStatus: 429, retryable: true },
  /** Something broke on the server; the request id finds it in the host's log. */
  internal: { httpStatus: 500, retryable: false },
  /** The host's `resolveScope` returned something that is not a scope. Nothing was queried. */
  scope_invalid: { httpStatus: 500, retryable: false },
  /** ClickHouse cannot be reached or is out of memory. */
  store_unavailable: { httpStatus: 503, retryable: true },
  /** The question took longer than the server's cap and was stopped. */
  query_timeout: { httpStatus: 504, retryable: true },
  /** Client only: no answer arrived (offline, refused, reset). */
  network: { httpStatus: null, retryable: true },
  /** Client only: an answer arrived that is not of the described form. */
  contract_mismatch: { httpStatus: null, retryable: false },
} as const satisfies Record<string, { httpStatus: number | null; retryable: boolean }>;

/** One of the codes of {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;

const errorDetailsSchema = z.object({
  /** The request field at fault, as a path of documented names (`filters[0].dimension`). Never a value. */
  field: z.optional(stringSchema),
  /** The limit that was passed. */
  limit: z.optional(numberSchema),
  /** The values that would have been accepted. */
  allowed: z.optional(z.array(stringSchema)),
  /** Fields of the question that would have to be others, with their values. Missing when no change helps. */
  nearest: z.optional(anyObjectSchema),
  /** Seconds until the same request is worth sending again. */
  retryAfterSeconds: z.optional(numberSchema),
});

/** What a {@link TelemetryError} can carry beside its code. Holds documented names, limits and times, never input. */
export type TelemetryErrorDetails = z.infer<typeof errorDetailsSchema>;

/** The wire shape of every failure, also inside a batch. `code` is open so that an older client survives a newer server. */
export const errorBodySchema = z.object({
  code: stringSchema,
  message: stringSchema,
  details: z.optional(errorDetailsSchema),
  requestId: z.optional(stringSchema),
});

/** A failure as it travels: `{ error: { code, message, details, requestId } }`. */
export const errorResponseSchema = z.object({ error: errorBodySchema });

/** {@inheritDoc errorBodySchema} */
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** Options of a {@link TelemetryError}. */
export interface TelemetryErrorOptions {
  readonly details?: TelemetryErrorDetails | undefined;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
  /** Whether the same request may succeed later without being changed. @default what {@link errorCodes} says of the code */
  readonly retryable?: boolean | undefined;
}

/**
 * The one error class of server and client. `message` says what is wrong, where, and what to do, in words that may be
 * shown to a user: no SQL, no table names, no input.
 */
export class TelemetryError extends Error {
  override readonly name = "TelemetryError";
  readonly code: ErrorCode;
  readonly details: TelemetryErrorDetails;
  /** Finds the failure in the host's log; null when the request never reached the server. */
  readonly requestId: string | null;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: TelemetryErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
    this.requestId = options.requestId ?? null;
    this.retryable = options.retryable ?? errorCodes[code].retryable;
  }

  /** The HTTP status this travels with, or null for the codes that only a client can find out. */
  get httpStatus(): number | null {
    return errorCodes[this.code].httpStatus;
  }
}

/** Whether `code` is one of {@link errorCodes}. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}

/** The wire shape of `error`. */
export function toErrorBody(error: TelemetryError): ErrorBody {
  return {
    code: error.code,
    message: error.message,
    details: error.details,
    ...(error.requestId === null ? {} : { requestId: error.requestId }),
  };
}

/**
 * The error a body of the wire stands for. A code that this version does not know becomes `internal` or
 * `invalid_request`, by its status.
 */
export function fromErrorBody(body: ErrorBody, httpStatus: number): TelemetryError {
  const code = isErrorCode(body.code) ? body.code : httpStatus >= 500 ? "internal" : "invalid_request";
  return new TelemetryError(code, body.message, { details: body.details, requestId: body.requestId });
}
