import { type Scope, TelemetryError } from "@firsthand/contract";
import type { Reader } from "../clickhouse/port.ts";
import { untilAborted, withDeadline } from "./deadline.ts";
import { scopeKey } from "./scope.ts";
import type { HandlerSettings } from "./settings.ts";

/**
 * Runs work that reads from the engine in one of its scope's places, under the time cap of a query. The cap starts when
 * the place is given and covers everything from there: planning, waiting for a connection, every statement, shaping.
 * Time in the queue does not count; the queue is bounded by its length.
 *
 * The caller is let go at once by the cap or by `signal`, but the place is kept until the engine is done with the
 * statements that were started: abandoned work still counts as the scope's own.
 *
 * @throws TelemetryError `too_many_requests`, `query_timeout`, or what the work throws.
 */
export async function runInPlace<T>(
  scope: Scope,
  signal: AbortSignal,
  settings: HandlerSettings,
  work: (reader: Reader, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const release = await settings.scheduler.acquire(scopeKey(scope), signal);
  const engine = chargeReads(settings.reader);
  try {
    return await withDeadline((signal) => work(engine.reader, signal), {
      timeoutMs: settings.limits.queryTimeoutMs,
      signal,
      onTimeout: () => {
        const message = "The question took too long and was stopped. Ask for a shorter range or filter it.";
        return new TelemetryError("query_timeout", message);
      },
    });
  } finally {
    engine.idle().then(release);
  }
}

/** A reader that knows when the last read it started has come to its end. */
function chargeReads(reader: Reader): { reader: Reader; idle: () => Promise<unknown> } {
  const reads = new Set<Promise<unknown>>();
  return {
    reader: {
      read(statement, { signal, ...options }) {
        // Without the signal: an abandoned read has to stay visible here for as long as the engine works on it.
        const read = reader.read<never>(statement, options);
        reads.add(read);
        const forget = () => reads.delete(read);
        read.then(forget, forget);
        return signal === undefined ? read : untilAborted(read, signal);
      },
    },
    idle: () => Promise.allSettled(reads),
  };
}
