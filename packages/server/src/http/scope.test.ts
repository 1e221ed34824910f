import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { type ResolveScope, resolveRequestScope } from "./scope.ts";
import { orgA, orgB } from "./test/handler-with.ts";

const request = new Request("http://host.test/api/telemetry/metrics/totals");

function resolve(resolveScope: (request: Request) => unknown, timeoutMs = 1_000) {
  return resolveRequestScope(request, resolveScope as ResolveScope, timeoutMs);
}

class Account {
  kind = "org";
  #hash = orgA;
  get orgIdHash() {
    return this.#hash;
  }
}

const oddScopes: Record<string, () => unknown> = {
  "an empty object": () => ({}),
  "an empty string": () => "",
  "a hash alone": () => orgA,
  true: () => true,
  "a number": () => 1,
  "a function": () => () => ({ kind: "platform" }),
  "an array": () => [{ kind: "platform" }],
  "an unknown kind": () => ({ kind: "all" }),
  "upper-case PLATFORM": () => ({ kind: "PLATFORM" }),
  "platform with a hash": () => ({ kind: "platform", orgIdHash: orgA }),
  "org without a hash": () => ({ kind: "org" }),
  "org with undefined": () => ({ kind: "org", orgIdHash: undefined }),
  "org with null": () => ({ kind: "org", orgIdHash: null }),
  "org with ''": () => ({ kind: "org", orgIdHash: "" }),
  "org with ' '": () => ({ kind: "org", orgIdHash: " " }),
  "org with '*'": () => ({ kind: "org", orgIdHash: "*" }),
  "org with 'all'": () => ({ kind: "org", orgIdHash: "all" }),
  "org with a number": () => ({ kind: "org", orgIdHash: 1 }),
  "org with an array": () => ({ kind: "org", orgIdHash: [orgA] }),
  "org with an object that has toString": () => ({ kind: "org", orgIdHash: { toString: () => orgA } }),
  "org with a String object": () => ({ kind: "org", orgIdHash: new String(orgA) }),
  "an upper-case hash": () => ({ kind: "org", orgIdHash: orgA.toUpperCase() }),
  "a hash with a line break": () => ({ kind: "org", orgIdHash: `${orgA}\n` }),
  "a hash that is too long": () => ({ kind: "org", orgIdHash: `${orgA}a` }),
  "a hash that is too short": () => ({ kind: "org", orgIdHash: orgA.slice(1) }),
  "a kind that has toString": () => ({ kind: { toString: () => "platform" } }),
  "an inherited scope": () => Object.create({ kind: "platform" }),
  "an inherited hash": () => Object.assign(Object.create({ orgIdHash: orgA }), { kind: "org" }),
  "a getter": () => ({
    kind: "org",
    get orgIdHash() {
      return orgA;
    },
  }),
  "a class with a getter": () => new Account(),
  "a further property": () => ({ kind: "org", orgIdHash: orgA, orgId: "7" }),
  "a further symbol": () => ({ kind: "platform", [Symbol("x")]: 1 }),
};

describe("resolveRequestScope", () => {
  it("accepts an organisation and the platform, as frozen copies", async () => {
    const mine = { kind: "org", orgIdHash: orgA };
    const scope = await resolve(async () => mine);
    mine.orgIdHash = orgB;
    expect(scope).toEqual({ kind: "org", orgIdHash: orgA });
    expect(Object.isFrozen(scope)).toBe(true);
    expect(await resolve(() => ({ kind: "platform" }))).toEqual({ kind: "platform" });
    expect(await resolve(() => Object.assign(Object.create(null), { kind: "platform" }))).toEqual({
      kind: "platform",
    });
  });

  it.each([null, undefined])("says that nobody is signed in for %s", async (nobody) => {
    await expect(resolve(() => nobody)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each(Object.entries(oddScopes))("refuses %s", async (_, make) => {
    await expect(resolve(make)).rejects.toMatchObject({ code: "scope_invalid" });
    await expect(resolve(async () => make())).rejects.toMatchObject({ code: "scope_invalid" });
  });

  it("reads each property once, so that it cannot change between check and use", async () => {
    const reads: PropertyKey[] = [];
    const scope = new Proxy({ kind: "org", orgIdHash: orgA } as Record<string, unknown>, {
      get: () => orgB,
      getOwnPropertyDescriptor(target, key) {
        reads.push(key);
        const first = reads.filter((read) => read === key).length === 1;
        return { ...Object.getOwnPropertyDescriptor(target, key), ...(first ? {} : { value: orgB }) };
      },
    });
    expect(await resolve(() => scope)).toEqual({ kind: "org", orgIdHash: orgA });
    expect(reads).toEqual(["kind", "orgIdHash"]);
  });

  it("passes the host's own refusals on", async () => {
    const refuse = (code: "forbidden" | "unauthenticated" | "unknown_metric") => () => {
      throw new TelemetryError(code, "Your plan has no analytics.");
    };
    await expect(resolve(refuse("forbidden"))).rejects.toMatchObject({
      code: "forbidden",
      message: "Your plan has no analytics.",
    });
    await expect(resolve(refuse("unauthenticated"))).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(resolve(refuse("unknown_metric"))).rejects.toMatchObject({ code: "internal" });
  });

  it("keeps the text of everything else that the host throws to itself", async () => {
    const secret = "password of the session store";
    for (const thrown of [new Error(secret), secret, undefined]) {
      const failure = await resolve(() => {
        throw thrown;
      }).catch((error) => error);
      expect(failure).toMatchObject({ code: "internal" });
      expect(failure.message).not.toContain(secret);
    }
  });

  it("gives up on a host that does not answer", async () => {
    await expect(resolve(() => new Promise(() => {}), 50)).rejects.toMatchObject({ code: "query_timeout" });
  });
});
