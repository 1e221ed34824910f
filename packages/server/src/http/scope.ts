import { orgIdHashSchema, type Scope, TelemetryError } from "@firsthand/contract";
import { withDeadline } from "./deadline.ts";

/**
 * The host's decision whose events a request may see, made once per request, also for a batch.
 *
 * Returns `{ kind: "org", orgIdHash }` (the SHA-256 of the organisation's id, 64 lower-case hexadecimal digits),
 * `{ kind: "platform" }` for the operator, or `null` when nobody is signed in. May throw a {@link TelemetryError} with
 * the code `unauthenticated` or `forbidden`. Decide from the session alone: the request's own fields are the caller's
 * words. The body belongs to the handler; leave it unread.
 */
export type ResolveScope = (request: Request) => Promise<Scope | null> | Scope | null;

/**
 * Asks the host for the scope of a request and accepts nothing but the two documented forms. The result is frozen and
 * is the only thing later steps see, so what the host returned cannot change under them.
 *
 * @throws TelemetryError `unauthenticated`, `forbidden`, `scope_invalid`, `internal` (the host's code threw) or
 * `query_timeout` (it did not answer in `timeoutMs`).
 */
export async function resolveRequestScope(
  request: Request,
  resolveScope: ResolveScope,
  timeoutMs: number,
): Promise<Scope> {
  const resolved: unknown = await withDeadline(() => askHost(request, resolveScope), {
    timeoutMs,
    signal: request.signal,
    onTimeout: () =>
      new TelemetryError("query_timeout", "Who is asking could not be found out in time. Try again."),
  });
  if (resolved === null || resolved === undefined) throw unauthenticated();
  return readScope(resolved);
}

/** Names a scope in maps and queues. */
export function scopeKey(scope: Scope): string {
  return scope.kind === "org" ? scope.orgIdHash : scope.kind;
}

async function askHost(request: Request, resolveScope: ResolveScope): Promise<unknown> {
  try {
    return await resolveScope(request);
  } catch (cause) {
    if (!isRefusal(cause))
      throw new TelemetryError("internal", "Who is asking could not be found out.", { cause });
    throw cause.code === "forbidden"
      ? new TelemetryError("forbidden", cause.message, { cause })
      : unauthenticated(cause);
  }
}

// By name and not by instanceof: a bundler may have given the host its own copy of the class.
function isRefusal(error: unknown): error is Error & { code: "forbidden" | "unauthenticated" } {
  return (
    error instanceof Error &&
    error.name === "TelemetryError" &&
    "code" in error &&
    (error.code === "forbidden" || error.code === "unauthenticated")
  );
}

function unauthenticated(cause?: unknown): TelemetryError {
  return new TelemetryError("unauthenticated", "Nobody is signed in. Sign in and try again.", { cause });
}

/** Copies a scope out of what the host returned, reading each property once and own data properties only. */
function readScope(value: unknown): Scope {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw scopeInvalid("it is not an object");
  const keys = Reflect.ownKeys(value);
  const kind = ownValue(value, "kind");
  if (kind === "platform" && keys.length === 1) return Object.freeze({ kind });
  if (kind === "org" && keys.length === 2) {
    const orgIdHash = ownValue(value, "orgIdHash");
    if (typeof orgIdHash === "string" && orgIdHashSchema.safeParse(orgIdHash).success)
      return Object.freeze({ kind, orgIdHash });
    throw scopeInvalid("orgIdHash is not a string of 64 lower-case hexadecimal digits");
  }
  throw scopeInvalid(
    'it is neither { kind: "org", orgIdHash } nor { kind: "platform" }, without any other property',
  );
}

function ownValue(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function scopeInvalid(reason: string): TelemetryError {
  return new TelemetryError(
    "scope_invalid",
    "The server could not decide whose figures these are. Nothing was read.",
    {
      cause: new TypeError(`resolveScope returned something that is not a scope: ${reason}.`),
    },
  );
}
