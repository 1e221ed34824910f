import { TelemetryError } from "@firsthand/contract";

const refusals = new WeakSet<TelemetryError>();

/** Whether the session may not see what it asked for, so that no number of it may stay on the screen. */
export function isDenied(error: unknown): error is TelemetryError {
  return error instanceof TelemetryError && (error.code === "unauthenticated" || error.code === "forbidden");
}

/**
 * Whether the session may see nothing of its scope any more: it has ended, or a whole request was refused. A single
 * `forbidden` line of a batch, such as for a metric of platform scope, takes no other metric's numbers away.
 */
export function deniesScope(error: TelemetryError): boolean {
  return error.code === "unauthenticated" || (error.code === "forbidden" && refusals.has(error));
}

/** Notes that `error` was the answer to a whole request. */
export function markWholeRequest(error: TelemetryError): TelemetryError {
  refusals.add(error);
  return error;
}
