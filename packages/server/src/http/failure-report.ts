import type { ErrorCode, MetricId, TelemetryError } from "@firsthand/contract";

/**
 * A failure that the host should know about, as one flat record: a status of 500 or above, or `too_many_requests`.
 * Its texts hold no control characters, so that it stays one record in any log.
 */
export interface FailureRecord {
  /** The id that the caller was told. */
  readonly requestId: string;
  readonly code: ErrorCode;
  readonly httpStatus: number;
  /** The method and the path as documented, such as `GET /metrics/{metric}`; null when no endpoint was found. */
  readonly endpoint: string | null;
  /** The metric that was asked for; null when there is none or it was not yet known. */
  readonly metric: MetricId | null;
  /** What was thrown and what caused it, the outermost first, in one line; null when there is nothing beside the code. */
  readonly cause: string | null;
  /** Where the innermost error was thrown, a line each; empty when it does not say. */
  readonly stack: readonly string[];
}

/**
 * Takes failures to the host's log. `error` is what was thrown, for tools that want the object. Whatever this throws or
 * rejects with is ignored.
 *
 * @default one line of JSON on `console.error`
 */
export type OnError = (record: FailureRecord, error: unknown) => unknown;

/** What a failure happened to. */
export interface FailedWork {
  readonly endpoint: string | null;
  readonly metric: MetricId | null;
}

/** Hands a failure to the host if it is one for the host; never throws. */
export function reportFailure(error: TelemetryError, work: FailedWork, onError: OnError): void {
  const httpStatus = error.httpStatus ?? 500;
  if (httpStatus < 500 && httpStatus !== 429) return;
  const causes = causesOf(error.cause);
  const record: FailureRecord = {
    requestId: error.requestId ?? "",
    code: error.code,
    httpStatus,
    ...work,
    cause: causes.length === 0 ? null : causes.map(describe).join(" <- "),
    stack: stackOf(causes.at(-1)),
  };
  try {
    Promise.resolve(onError(record, error.cause ?? error)).catch(() => undefined);
  } catch {
    // A broken log must not break the answer.
  }
}

/** Writes a failure as one line of JSON, where a host without a log of its own finds it. */
export function logFailure(record: FailureRecord): void {
  console.error(JSON.stringify(record));
}

function causesOf(first: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = first; cause !== undefined && cause !== null && causes.length < 5; ) {
    causes.push(cause);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return causes;
}

function describe(cause: unknown): string {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : `thrown ${typeof cause}`;
  return oneLine(text.slice(0, 1_000));
}

function stackOf(cause: unknown): string[] {
  if (!(cause instanceof Error)) return [];
  return (cause.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => oneLine(line.trim()));
}

/** Writes control, line-breaking and direction-changing characters out, so that text cannot start a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
