import { metricIds, TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { type Endpoint, endpoints } from "./endpoints.ts";
import type { ResolveScope } from "./scope.ts";
import {
  errorOf,
  get,
  handlerWith,
  idleWriter,
  orgA,
  post,
  postEvents,
  recordingReader,
} from "./test/handler-with.ts";

/** A plain request of each endpoint, once for every metric where it has one. A new endpoint has to be written here. */
const plainRequests = {
  metric: () => metricIds.map((metric) => get(`/metrics/${metric}`)),
  query: () => metricIds.map((metric) => post({ queries: [{ id: "1", metric, params: {} }] })),
  events: () => [postEvents({ orgIdHash: null, source: "acme-web", events: [{}] })],
  health: () => [get("/health")],
  openapi: () => [get("/openapi.json")],
} satisfies Record<Endpoint["id"], () => Request[]>;

const oddScopes: Record<string, (request: Request) => unknown> = {
  "a string": () => orgA,
  "''": () => "",
  "an empty object": () => ({}),
  "an array": () => [orgA],
  "no hash": () => ({ kind: "org" }),
  "the hash ''": () => ({ kind: "org", orgIdHash: "" }),
  "a hash of null": () => ({ kind: "org", orgIdHash: null }),
  "an array as hash": () => ({ kind: "org", orgIdHash: [orgA] }),
  "an object with toString": () => ({ kind: "org", orgIdHash: { toString: () => orgA } }),
  "an upper-case hash": () => ({ kind: "org", orgIdHash: orgA.toUpperCase() }),
  "a kind that does not exist": () => ({ kind: "all" }),
  "a field of the request": (request) => ({
    kind: "org",
    orgIdHash: new URL(request.url).searchParams.get("orgIdHash"),
  }),
};

async function ask(request: Request, resolveScope: (request: Request) => unknown, timeoutMs = 1_000) {
  const reader = recordingReader();
  const handler = handlerWith({
    clickhouse: { reader, table: "events" },
    resolveScope: resolveScope as ResolveScope,
    scopeTimeoutMs: timeoutMs,
    ingest: { writer: idleWriter },
  });
  // What it does to get ready to take events.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  reader.statements.length = 0;
  const response = await handler(request);
  return { response, statements: reader.statements };
}

describe("every endpoint and metric", () => {
  it("stands in this walk", () => {
    expect(Object.keys(plainRequests)).toEqual(endpoints.map(({ id }) => id));
  });

  const walked = endpoints.flatMap(({ id, scope }) =>
    plainRequests[id]().map((_, at) => ({ id, scope, at })),
  );
  const scoped = walked.filter(({ scope }) => scope !== "none");
  const required = walked.filter(({ scope }) => scope === "required");

  it.each(scoped)("reads nothing for an odd scope: $id $at", async ({ id, at }) => {
    for (const [name, resolveScope] of Object.entries(oddScopes)) {
      const { response, statements } = await ask(plainRequests[id]()[at] as Request, resolveScope);
      expect([name, response.status, (await errorOf(response)).code]).toEqual([name, 500, "scope_invalid"]);
      expect([name, statements]).toEqual([name, []]);
    }
  });

  it.each(required)("reads nothing without a scope: $id $at", async ({ id, at }) => {
    const request = () => plainRequests[id]()[at] as Request;
    for (const [expected, resolveScope] of [
      [401, () => null],
      [401, async () => undefined],
      [403, () => Promise.reject(new TelemetryError("forbidden", "Not yours."))],
      [500, () => Promise.reject(new Error("the session store is down"))],
      [504, () => new Promise(() => {})],
    ] as const) {
      const { response, statements } = await ask(request(), resolveScope, 20);
      expect([response.status, statements]).toEqual([expected, []]);
      expect(await response.text()).not.toContain("session store");
    }
  });

  it("says no more than its state at /health without a scope", async () => {
    for (const resolveScope of [
      () => null,
      () => Promise.reject(new TelemetryError("forbidden", "Not yours.")),
    ]) {
      const { response, statements } = await ask(get("/health"), resolveScope);
      expect(await response.json()).toEqual({ status: "ok" });
      expect(statements.map(({ sql }) => sql)).toEqual(["SELECT 1"]);
    }
  });

  it("describes itself at /openapi.json to anybody, without reading or asking", async () => {
    const { response, statements } = await ask(get("/openapi.json"), () => {
      throw new Error("nobody should be asked");
    });
    expect([response.status, statements]).toEqual([200, []]);
  });

  it("keeps working for others while a host's answer about fifty requests does not come", async () => {
    const handler = handlerWith({
      resolveScope: (request) =>
        request.headers.has("x-hang") ? new Promise(() => {}) : { kind: "org", orgIdHash: orgA },
      scopeTimeoutMs: 300,
    });
    const hanging = Array.from({ length: 50 }, () =>
      handler(get("/metrics/totals", { headers: { "x-hang": "1" } })),
    );
    expect((await handler(get("/metrics/totals"))).status).toBe(200);
    expect(new Set((await Promise.all(hanging)).map(({ status }) => status))).toEqual(new Set([504]));
  });
});
