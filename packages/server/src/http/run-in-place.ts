import { type Scope, TelemetryError } from "@firsthand/contract";
import type { Reader } from "../clickhouse/port.ts";
import { withDeadline } from "./deadline.ts";
import { ownTurn } from "./own-turn.ts";
import { scopeKey } from "./scope.ts";
import type { HandlerSettings } from "./settings.ts";

/**
 * Runs work that reads from the engine in one of its scope's places, under the time cap of a query. The cap starts when
 * the place is given and covers everything from there: planning, waiting for a connection, every statement, shaping.
 * Time in the queue does not count; the queue is bounded by its length.
 *
 * The cap and `signal` let the caller go at once, whatever the work is waiting for, and stop the reads under way.
 *
 * @throws TelemetryError `too_many_requests`, `query_timeout`, or what the work throws.
 */
export async function runInPlace<T>(
  scope: Scope,
  signal: AbortSignal,
  settings: HandlerSettings,
  work: (reader: Reader, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lane = scopeKey(scope);
  const release = await settings.scheduler.acquire(lane, signal);
  const reader: Reader = {
    read: (statement, options) => settings.reader.read(statement, { ...options, lane }),
  };
  try {
    const workInTurn = async (signal: AbortSignal) => {
      await ownTurn();
      signal.throwIfAborted();
      return work(reader, signal);
    };
    return await withDeadline(workInTurn, {
      timeoutMs: settings.limits.queryTimeoutMs,
      signal,
      onTimeout: () => {
        const message = "The question took too long and was stopped. Ask for a shorter range or filter it.";
        return new TelemetryError("query_timeout", message);
      },
    });
  } finally {
    release();
  }
}
