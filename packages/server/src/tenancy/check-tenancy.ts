import type { TelemetryHandler } from "../http/telemetry-handler.ts";
import { checkInterleaved } from "./check-interleaved.ts";
import { checkNaming } from "./check-naming.ts";
import { checkOwnFigures } from "./check-own-figures.ts";
import { checkSignedOut } from "./check-signed-out.ts";
import { Probe } from "./probe.ts";
import type { TenancyCheck, TenancyOptions, TenancyReport, TenancyScopes } from "./tenancy-scopes.ts";

/**
 * Plays a host's viewers against its real handler and its real sign-in, for the host's own tests: every endpoint and
 * metric, plainly and with requests that try to name somebody else's scope. It holds when
 *
 * - signed out, everything that needs a scope is 401, on every spelling of its path and with every method;
 * - each organisation sees figures of its own, and metrics of the operator are refused to it;
 * - naming another scope in the address, the body, a filter, a header, a cookie or the path is refused, or changes nothing;
 * - no answer to one organisation holds the hash of another;
 * - many viewers asking at the same time get what each gets alone, and answers may not be shared.
 *
 * Wants a quiet test database in which each organisation has events in the range. Uses no test framework.
 *
 * @param handler - What the host mounts: the handler, or the host's whole API in front of it.
 *
 * @example
 * ```ts
 * const as = (user: string) => async (request: Request) => {
 *   request.headers.set("cookie", await signIn(user));
 *   return request;
 * };
 * const report = await checkTenancy(telemetry, {
 *   organisations: [
 *     { orgIdHash: sha256Hex("acme"), sign: as("ada@acme.test") },
 *     { orgIdHash: sha256Hex("globex"), sign: as("ben@globex.test") },
 *   ],
 *   platform: as("operator@host.test"),
 * });
 * expect(report.checks.filter((check) => !check.ok)).toEqual([]);
 * ```
 */
export async function checkTenancy(
  handler: TelemetryHandler,
  scopes: TenancyScopes,
  options: TenancyOptions = {},
): Promise<TenancyReport> {
  const probe = new Probe(handler, scopes, options);
  const range = options.range ?? {};
  const checks = [
    ...(await checkSignedOut(probe, range)),
    ...(await checkOwnFigures(probe, range)),
    ...(await checkNaming(probe, range, options.scopeNames)),
    ...(await checkInterleaved(probe, range)),
    ...checkLeaks(probe),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

// The last one, because it is about every reply to everything above.
function checkLeaks(probe: Probe): TenancyCheck[] {
  return [...probe.organisations, probe.nobody].map(({ name }) => {
    const leaks = probe.leaks.get(name) ?? [];
    const detail =
      leaks.length === 0
        ? `${probe.sent} replies in all.`
        : `Held by the replies to ${leaks.slice(0, 3).join("; ")}.`;
    return {
      name: `No reply to ${name} holds an organisation's hash that is not its own.`,
      ok: leaks.length === 0,
      detail,
    };
  });
}
