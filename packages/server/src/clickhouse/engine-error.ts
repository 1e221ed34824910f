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
  // shuts down, no file or lock, a file that takes no more.
  241: "store_unavailable",
  252: "store_unavailable",
  202: "store_unavailable",
  209: "store_unavailable",
  210: "store_unavailable",
  236: "store_unavailable",
  279: "store_unavailable",
  76: "store_unavailable",
  75: "store_unavailable",
  // Replicas without their keeper, or with too few of each other, and an insert of which they cannot say what became of it.
  225: "store_unavailable",
  242: "store_unavailable",
  285: "store_unavailable",
  286: "store_unavailable",
  319: "store_unavailable",
  999: "store_unavailable",
};

const NOT_ENOUGH_SPACE = 243;
/** Whatever the engine's own libraries throw. */
const STD_EXCEPTION = 1001;

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
  // Such as of a disk that became read-only.
  if (engineCode === STD_EXCEPTION && String(cause).includes("filesystem_error")) return unreachable(cause);
  return failure((engineCode !== null && codes[engineCode]) || "internal", cause);
}

/** The engine's own number for what went wrong, as either executor tells it; null where it was not the engine. */
export function engineCodeOf(cause: unknown): number | null {
  if (!(cause instanceof Error)) return null;
  const code = "clickhouseCode" in cause ? cause.clickhouseCode : "code" in cause ? Number(cause.code) : null;
  return typeof code === "number" && Number.isInteger(code) ? code : null;
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
