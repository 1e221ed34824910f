import { orgIdHashSchema, type Scope, TelemetryError } from "@firsthand/contract";
import type { Fragment } from "./fragment.ts";

/**
 * The condition that keeps a statement within its scope. Checked again here, at the last place before SQL, because an
 * organisation that is missing or not a text would bind as `''` and read the events without an organisation.
 *
 * @throws TelemetryError `scope_invalid`
 */
export function scopeCondition(scope: Scope): Fragment {
  if (scope.kind === "platform") return { sql: "1", parameters: {} };
  if (scope.kind === "org" && orgIdHashSchema.safeParse(scope.orgIdHash).success) {
    return { sql: "org_id_hash = {orgIdHash:String}", parameters: { orgIdHash: scope.orgIdHash } };
  }
  throw new TelemetryError(
    "scope_invalid",
    "The server could not decide whose figures these are. Nothing was read.",
  );
}
