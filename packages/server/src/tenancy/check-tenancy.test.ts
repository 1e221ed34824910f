import { metrics, TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import type { TelemetryHandlerOptions } from "../http/settings.ts";
import type { TelemetryHandler } from "../http/telemetry-handler.ts";
import { handlerWith, orgA, orgB, recordingReader } from "../http/test/handler-with.ts";
import { checkTenancy } from "./check-tenancy.ts";
import type { TenancyScopes } from "./tenancy-scopes.ts";

const eventsOf: Record<string, number> = { [orgA]: 10, [orgB]: 20 };

/** A host with a sign-in by cookie, over figures that say whose they are. */
function host(options: Partial<TelemetryHandlerOptions> = {}): TelemetryHandler {
  return handlerWith({ resolveScope: resolveByCookie, ...options }, async (metric, _params, { scope }) => {
    if (!metrics[metric].scopes.includes(scope.kind))
      throw new TelemetryError("forbidden", "Operators only.");
    const rows = Object.entries(eventsOf).map(([orgIdHash, events]) => ({ orgIdHash, events }));
    const events = scope.kind === "org" ? eventsOf[scope.orgIdHash] : 30;
    const data = metric === "top-orgs" ? { rows } : { events };
    return { metric, data, meta: { scopeKind: scope.kind } } as never; // As much of an answer as the check looks at.
  });
}

function resolveByCookie(request: Request) {
  const user = /(?:^|; )session=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (user === "ada") return { kind: "org", orgIdHash: orgA } as const;
  if (user === "ben") return { kind: "org", orgIdHash: orgB } as const;
  return user === "robin" ? ({ kind: "platform" } as const) : null;
}

const as = (user: string) => (request: Request) => {
  request.headers.set("cookie", `session=${user}`);
  return request;
};

const scopes: TenancyScopes = {
  organisations: [
    { orgIdHash: orgA, sign: as("ada") },
    { orgIdHash: orgB, sign: as("ben") },
  ],
  platform: as("robin"),
};

async function brokenChecks(
  handler: TelemetryHandler,
  changed: Partial<TenancyScopes> = {},
  scopeNames: string[] = [],
) {
  const { ok, checks } = await checkTenancy(handler, { ...scopes, ...changed }, { scopeNames });
  const broken = checks.filter((check) => !check.ok);
  expect(ok).toBe(broken.length === 0);
  return broken.map(({ name, detail }) => `${name} ${detail}`);
}

describe("checkTenancy", () => {
  it("finds nothing wrong with a host that decides by its session alone", async () => {
    expect(await brokenChecks(host())).toEqual([]);
    expect(await brokenChecks(host(), { platform: undefined })).toEqual([]);
    const counted = {
      organisations: scopes.organisations.map((org) => ({ ...org, events: eventsOf[org.orgIdHash] })),
    };
    expect(await brokenChecks(host(), counted as never)).toEqual([]);
  });

  it("says what it looked at, and shows no hash in full", async () => {
    const { checks } = await checkTenancy(host(), scopes);
    for (const { name, detail } of checks) {
      expect(`${name} ${detail}`).not.toMatch(/[0-9a-f]{64}/);
      expect(detail).toMatch(/^\d+ (looks|replies in all)\.$/);
    }
    expect(checks.map(({ name }) => name)).toContain("organisation 2 cannot name another scope in headers.");
  });

  it("finds a scope that is read from a header", async () => {
    for (const header of ["x-org-id", "x-tenant-id", "org", "x-workspace"]) {
      const handler = host({
        resolveScope: (request) => {
          const named = request.headers.get(header);
          const scope = resolveByCookie(request);
          return scope?.kind === "org" && named !== null && named in eventsOf
            ? { kind: "org", orgIdHash: named }
            : scope;
        },
      });
      const broken = await brokenChecks(handler, {}, ["workspace"]);
      expect(broken).toContainEqual(
        expect.stringMatching(
          /^organisation 1 cannot name another scope in headers\. GET \/metrics\/totals with headers/,
        ),
      );
    }
  });

  it("finds a header that makes the operator of anybody", async () => {
    const handler = host({
      resolveScope: (request) =>
        request.headers.get("x-scope") === "platform" ? { kind: "platform" } : resolveByCookie(request),
    });
    const broken = await brokenChecks(handler);
    expect(broken).toContainEqual(
      expect.stringMatching(/^organisation 2 cannot name another scope in headers/),
    );
  });

  it("finds a scope that is read from a cookie beside the session", async () => {
    const handler = host({
      resolveScope: (request) => {
        const named = /orgId=([0-9a-f]{64})/.exec(request.headers.get("cookie") ?? "")?.[1];
        const scope = resolveByCookie(request);
        return scope?.kind === "org" && named !== undefined ? { kind: "org", orgIdHash: named } : scope;
      },
    });
    expect(await brokenChecks(handler)).toContainEqual(expect.stringContaining("in cookies"));
  });

  it("finds a host that takes the organisation from its path", async () => {
    const handler = host();
    const byPath: TelemetryHandler = (request) => {
      const [, hash, rest] = /\/api\/telemetry\/orgs\/(\w+)(\/.*)/.exec(request.url) ?? [];
      if (hash === undefined) return handler(request);
      return handler(as(hash === orgA ? "ada" : "ben")(new Request(`http://localhost/api/telemetry${rest}`)));
    };
    expect(await brokenChecks(byPath)).toContainEqual(expect.stringContaining("in the path"));
  });

  it("finds a host that drops query fields which name a scope, after acting on them", async () => {
    const handler = host();
    const byQuery: TelemetryHandler = (request) => {
      const url = new URL(request.url);
      const named = url.searchParams.get("tenant");
      if (named === null) return handler(request);
      url.searchParams.delete("tenant");
      return handler(as(named === orgA ? "ada" : "ben")(new Request(url)));
    };
    expect(await brokenChecks(byQuery)).toContainEqual(expect.stringContaining("in the address's query"));
  });

  it("finds a cache that does not know whose answers it keeps", async () => {
    const handler = host();
    const kept = new Map<string, Promise<Response>>();
    const caching: TelemetryHandler = async (request) => {
      if (resolveByCookie(request) === null || request.method !== "GET") return handler(request);
      const answer = kept.get(request.url) ?? handler(request);
      kept.set(request.url, answer);
      return (await answer).clone();
    };
    const broken = await brokenChecks(caching, { platform: undefined });
    expect(broken).toContainEqual(
      expect.stringContaining("organisation 2 gets every metric in its own scope"),
    );
    expect(broken).toContainEqual(expect.stringContaining("has other figures in a batch than alone"));
  });

  it("finds a cache that does not know whose comparisons it keeps", async () => {
    const handler = host();
    const kept = new Map<string, Promise<Response>>();
    const caching: TelemetryHandler = async (request) => {
      if (resolveByCookie(request) === null || !request.url.includes("compare=")) return handler(request);
      const answer = kept.get(request.url) ?? handler(request);
      kept.set(request.url, answer);
      return (await answer).clone();
    };
    expect(await brokenChecks(caching)).toContainEqual(
      expect.stringContaining("has other figures with a comparison than without"),
    );
  });

  it("finds comparisons and trends that are shared while they are under way", async () => {
    const handler = host();
    const underWay = new Map<string, Promise<Response>>();
    const sharing: TelemetryHandler = async (request) => {
      if (resolveByCookie(request) === null || !request.url.includes("trend=")) return handler(request);
      const answer = underWay.get(request.url) ?? handler(request);
      underWay.set(request.url, answer);
      answer.finally(() => underWay.delete(request.url));
      return (await answer).clone();
    };
    expect(await brokenChecks(sharing)).toContainEqual(expect.stringContaining("otherwise than alone"));
  });

  it("finds answers that are shared while they are under way", async () => {
    const handler = host();
    const underWay = new Map<string, Promise<Response>>();
    const sharing: TelemetryHandler = async (request) => {
      if (resolveByCookie(request) === null || request.method !== "GET") return handler(request);
      const answer = underWay.get(request.url) ?? handler(request);
      underWay.set(request.url, answer);
      answer.finally(() => underWay.delete(request.url));
      return (await answer).clone();
    };
    const broken = await brokenChecks(sharing);
    expect(broken).toContainEqual(expect.stringMatching(/^Viewers who ask the same at the same time/));
  });

  it("finds a scope that is ignored", async () => {
    const handler = host({
      resolveScope: (request) =>
        resolveByCookie(request) === null ? null : { kind: "org", orgIdHash: orgA },
    });
    expect(await brokenChecks(handler)).toContainEqual(
      expect.stringContaining("without figures of the platform"),
    );
    expect(await brokenChecks(handler, { platform: undefined })).toContainEqual(
      expect.stringContaining("exactly what organisation 1 sees"),
    );
  });

  it("finds organisations that are mistaken for one another, by the operator's list or by what is known", async () => {
    const swapped = host({
      resolveScope: (request) => {
        const scope = resolveByCookie(request);
        return scope?.kind === "org"
          ? { kind: "org", orgIdHash: scope.orgIdHash === orgA ? orgB : orgA }
          : scope;
      },
    });
    expect(await brokenChecks(swapped)).toEqual([
      expect.stringMatching(/^organisation 1 sees its own events.*operator's list/),
      expect.stringMatching(/^organisation 2 sees its own events.*operator's list/),
    ]);
    const organisations = [
      { orgIdHash: orgA, sign: as("ada"), events: 10 },
      scopes.organisations[1],
    ] as const;
    expect(await brokenChecks(swapped, { organisations, platform: undefined })).toEqual([
      expect.stringMatching(/^organisation 1 sees its own events.*was given for it/),
    ]);
  });

  it("finds an endpoint that is open to everybody, and spellings that lead past the sign-in", async () => {
    const open = host({
      resolveScope: (request) => resolveByCookie(request) ?? { kind: "org", orgIdHash: orgA },
    });
    expect(await brokenChecks(open)).toContainEqual(
      expect.stringMatching(/^Signed out, every endpoint .* answers 200/),
    );
    const handler = host();
    const folding: TelemetryHandler = (request) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith("/")) return handler(request);
      url.pathname = url.pathname.slice(0, -1);
      return handler(as("ada")(new Request(url, request)));
    };
    expect(await brokenChecks(folding)).toContainEqual(
      expect.stringMatching(/^Signed out, no other spelling/),
    );
  });

  it("finds another organisation's hash in an answer, whatever the status", async () => {
    const handler = host();
    const chatty: TelemetryHandler = async (request) => {
      const response = await handler(request);
      if (response.status !== 403) return response;
      return new Response(`${orgA} and ${orgB} may not`, { status: 403, headers: response.headers });
    };
    const broken = await brokenChecks(chatty);
    expect(broken.filter((text) => text.startsWith("No reply to"))).toHaveLength(2);
  });

  it("finds another organisation's hash in a header, in whatever case", async () => {
    const handler = host();
    const chatty: TelemetryHandler = async (request) => {
      const response = await handler(request);
      response.headers.set("x-served-to", `${orgA.toUpperCase()},${orgB}`);
      return response;
    };
    const broken = await brokenChecks(chatty);
    expect(broken.filter((text) => text.startsWith("No reply to"))).toHaveLength(3);
  });

  it("finds a health endpoint that tells nobody in particular more than its status", async () => {
    const handler = host();
    const talkative: TelemetryHandler = async (request) => {
      if (!request.url.endsWith("/health")) return handler(request);
      return Response.json({ status: "ok", storedRows: 30 });
    };
    expect(await brokenChecks(talkative)).toEqual([expect.stringMatching(/^Signed out, \/health says/)]);
  });

  it.each([
    ["cache-control", "max-age=60"],
    ["etag", '"1"'],
  ])("finds answers that a cache on the way may keep: %s", async (name, value) => {
    const handler = host();
    const cacheable: TelemetryHandler = async (request) => {
      const response = await handler(request);
      response.headers.set(name, value);
      return response;
    };
    expect(await brokenChecks(cacheable)).toContainEqual(expect.stringContaining("may be kept by a cache"));
  });

  it("does not call a host good that it could see nothing of", async () => {
    const broken = await brokenChecks(host(), {
      organisations: [{ ...scopes.organisations[0], sign: as("mallory") }, scopes.organisations[1]],
    });
    expect(broken).toContainEqual(expect.stringContaining("It sees no events"));
    const failing: TelemetryHandler = () => Promise.reject(new Error("not mounted"));
    expect((await checkTenancy(failing, scopes)).ok).toBe(false);
    const unavailable = handlerWith({ resolveScope: resolveByCookie }, () =>
      Promise.reject(new Error("down")),
    );
    expect((await checkTenancy(unavailable, scopes)).ok).toBe(false);
  });

  it("walks an API that is mounted elsewhere", async () => {
    const handler = host({ basePath: "/t", clickhouse: { reader: recordingReader(), table: "events" } });
    expect((await checkTenancy(handler, scopes)).ok).toBe(false);
    expect((await checkTenancy(handler, scopes, { basePath: "/t", origin: "https://acme.test" })).ok).toBe(
      true,
    );
  });
});
