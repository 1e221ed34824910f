import { TelemetryError } from "@firsthand/contract";
import { CommandFailure } from "./command-failure.ts";

/** The words of the person's own mistake, of ClickHouse where it refused, or all there is about one of ours. */
export function describeError(error: unknown): string {
  if (error instanceof CommandFailure) return error.message;
  if (error instanceof TelemetryError) {
    const words = error.cause instanceof Error ? ` (${error.cause.message.split("\n", 1)[0]})` : "";
    return `${error.message}${words}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
