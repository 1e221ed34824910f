import { type ErrorCode, TelemetryError } from "@firsthand/contract";

/** The engine's error numbers that a caller can do something about. Every other number is a fault of the server. */
const codes: Readonly<Record<number, ErrorCode>> = {
  // Time: the cap on execution, the estimate that it would be exceeded, and a read that was stopped.
  159: "query_timeout",
  160: "query_timeout",
  394: "query_timeout",
  // Rows to read or to group, bytes to read, size of the result.
  158: "too_much_data",
  307: "too_much_data",
  396: "too_much_data",
  // Out of memory, too many parts, too many queries at once, no network, no shard or replica that answers, a server that
  // shuts down, no file or lock.
  241: "store_unavailable",
  252: "store_unavailable",
  202: "store_unavailable",
  209: "store_unavailable",
  210: "store_unavailable",
  236: "store_unavailable",
  279: "store_unavailable",
  76: "store_unavailable",
};

const NOT_ENOUGH_SPACE = 243;

const messages: Partial<Record<ErrorCode, string>> = {
  query_timeout: "The question took longer than the server allows. Ask about a shorter range or filter more.",
  too_much_data:
    "Answering would read more than the server allows. Ask about a shorter range or filter more.",
  store_unavailable: "The events cannot be read at the moment. Try again in a while.",
  internal: "Something went wrong while the events were read.",
};

/** The failure of an engine as a caller may see it. The engine's words, which hold SQL, stay in `cause`. */
export function engineError(engineCode: number | null, cause: unknown): TelemetryError {
  if (engineCode === NOT_ENOUGH_SPACE) {
    return new TelemetryError(
      "store_unavailable",
      "The disk of the store is full. Make room and try again.",
      {
        cause,
      },
    );
  }
  return failure((engineCode !== null && codes[engineCode]) || "internal", cause);
}

/** The engine could not be reached at all. */
export function unreachable(cause: unknown): TelemetryError {
  return failure("store_unavailable", cause);
}

/** The engine did not answer in time. */
export function tooSlow(cause: unknown): TelemetryError {
  return failure("query_timeout", cause);
}

function failure(code: ErrorCode, cause: unknown): TelemetryError {
  return new TelemetryError(code, messages[code] ?? code, { cause });
}
