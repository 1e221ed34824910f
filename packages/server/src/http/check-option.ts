import { TelemetryError } from "@firsthand/contract";

/** @throws TelemetryError `invalid_request` naming the option that is no whole number. */
export function checkCount(value: number, option: string): number {
  // The timers of the platform hold 31 bits of milliseconds.
  if (Number.isInteger(value) && value >= 1 && value < 2 ** 31) return value;
  throw unusable(option, "has to be a whole number from 1 to 2147483647");
}

/** The refusal of an option of the handler. */
export function unusable(option: string, reason: string): TelemetryError {
  return new TelemetryError("invalid_request", `createTelemetryHandler: ${option} ${reason}.`, {
    details: { field: option },
  });
}
