import { type ErrorCode, errorCodes } from "@firsthand/contract";
import { ref } from "./schemas.ts";

/** A code that travels over the wire. */
export type EndpointError = {
  [C in ErrorCode]: (typeof errorCodes)[C]["httpStatus"] extends number ? C : never;
}[ErrorCode];

/** The failures of an operation, by status, each naming the codes that it stands for. */
export function errorResponses(codes: readonly EndpointError[]): Record<number, unknown> {
  const statuses = new Set(codes.map((code) => errorCodes[code].httpStatus));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      {
        description: namesOf(codes.filter((code) => errorCodes[code].httpStatus === status)),
        ...(status === 429 || status === 503 ? { headers: { "Retry-After": retryAfter } } : {}),
        content: { "application/json": { schema: ref("Error") } },
      },
    ]),
  );
}

const retryAfter = {
  description: "Seconds until the same request is worth sending again.",
  schema: { type: "integer" },
};

function namesOf(codes: readonly EndpointError[]): string {
  return codes.map((code) => `\`${code}\``).join(", ");
}
