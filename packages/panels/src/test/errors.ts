import { TelemetryError } from "@firsthand/contract";

/** An answer took too long. */
export const timeout = new TelemetryError(
  "query_timeout",
  "The question took longer than 5 seconds. Choose a shorter range.",
  {
    requestId: "r-7c1f2a",
  },
);

/** The host found no session. */
export const signedOut = new TelemetryError("unauthenticated", "There is no session.", { requestId: "r-1" });
