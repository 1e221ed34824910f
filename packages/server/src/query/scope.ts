import { orgIdHashSchema, type Scope, TelemetryError } from "@firsthand/contract";

/**
 * The last look at a scope before SQL is made of it. An organisation's hash that is missing would be bound as the
 * empty text, and that is what events without an organisation carry: such a question must fail, not be answered.
 *
 * @returns a frozen copy whose properties were read once
 * @throws TelemetryError `scope_invalid`
 */
export function checkScope(scope: Scope): Scope {
  const given: unknown = scope;
  if (typeof given === "object" && given !== null) {
    const kind = ownValue(given, "kind");
    if (kind === "platform") return Object.freeze({ kind });
    const orgIdHash = ownValue(given, "orgIdHash");
    if (kind === "org" && typeof orgIdHash === "string" && orgIdHashSchema.safeParse(orgIdHash).success) {
      return Object.freeze({ kind, orgIdHash });
    }
  }
  throw new TelemetryError(
    "scope_invalid",
    "The server could not decide whose figures these are. Nothing was read.",
  );
}

function ownValue(given: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(given, key)?.value;
}
