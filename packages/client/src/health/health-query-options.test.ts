import { QueryClient } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createTelemetryClient } from "../client.ts";
import { metricQueryOptions } from "../query-options.ts";
import { answerAll, baseUrl, refuse } from "../test-api.ts";
import { healthQueryOptions, parseHealth } from "./health-query-options.ts";

const asked: Request[] = [];
const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

const client = createTelemetryClient({
  scopeKey: "operator",
  baseUrl,
  headers: async () => ({ authorization: "Bearer x", Accept: "text/html" }),
});

function respondWith(respond: () => Response | Promise<Response>) {
  server.use(
    http.get(`${baseUrl}/health`, ({ request }) => {
      asked.push(request);
      return respond();
    }),
  );
}

const ask = (cache = new QueryClient()) => cache.fetchQuery({ ...healthQueryOptions(client), retry: false });
const failureOf = () => ask().catch((error: unknown) => error);

describe("client.request", () => {
  it("asks below the base path with the client's own fetch and headers, and those of the call first", async () => {
    const fetched: unknown[] = [];
    const own = createTelemetryClient({
      scopeKey: "a",
      baseUrl: "/api/telemetry/",
      headers: () => ({ Authorization: "Bearer x", Accept: "text/html" }),
      async fetch(...call) {
        fetched.push([this, call[0], call[1]?.headers, call[1]?.method]);
        return new Response();
      },
    });
    await own.request("/health", { method: "HEAD", headers: { accept: "application/json" } });
    const headers = { authorization: "Bearer x", accept: "application/json" };
    expect(fetched).toEqual([[undefined, "/api/telemetry/health", headers, "HEAD"]]);
  });

  it("sends nothing when it was given up while the headers were awaited", async () => {
    const controller = new AbortController();
    const own = createTelemetryClient({
      scopeKey: "a",
      headers: async () => {
        controller.abort(new Error("gone"));
        return {};
      },
      fetch: () => Promise.reject(new Error("asked all the same")),
    });
    await expect(own.request("/health", { signal: controller.signal })).rejects.toThrow("gone");
  });
});

describe("healthQueryOptions", () => {
  it("keys the answer by scope, asks for JSON, and leaves out fields that it does not know", async () => {
    respondWith(() => HttpResponse.json({ status: "ok", more: 1 }));
    expect(healthQueryOptions(client).queryKey).toEqual(["firsthand", "operator", "health"]);
    expect(await ask()).toEqual({ status: "ok" });
    expect(asked[0]?.headers.get("accept")).toBe("application/json");
    expect(asked[0]?.headers.get("authorization")).toBe("Bearer x");
  });

  it("tells a store that is away from a proxy that is", async () => {
    respondWith(() => HttpResponse.json({ status: "unavailable" }, { status: 503 }));
    expect(await failureOf()).toMatchObject({
      code: "store_unavailable",
      message: expect.stringContaining("ClickHouse does not answer"),
    });
    respondWith(
      () => new Response("<h1>Busy</h1>", { status: 503, headers: { "content-type": "text/html" } }),
    );
    expect(await failureOf()).toMatchObject({ code: "store_unavailable" });
    respondWith(() => refuse(503, "store_unavailable"));
    expect(await failureOf()).toMatchObject({ code: "store_unavailable", requestId: "r-1" });
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    [
      "a page",
      () => new Response("<h1>", { headers: { "content-type": "text/html" } }),
      { code: "contract_mismatch" },
    ],
    [
      "broken JSON",
      () => new Response("{", { headers: { "content-type": "application/json" } }),
      { code: "contract_mismatch" },
    ],
    [
      "another form",
      () => HttpResponse.json({ status: "ok", storedRows: "3" }),
      { code: "contract_mismatch", details: { field: "storedRows" } },
    ],
    ["no connection", () => Response.error(), { code: "network" }],
    ["the end of the session", () => refuse(401, "unauthenticated"), { code: "unauthenticated" }],
    ["a server that broke", () => refuse(500, "internal"), { code: "internal" }],
  ])("fails with a code of the contract on %s", async (_name, respond, failure) => {
    respondWith(respond);
    expect(await failureOf()).toMatchObject({ name: "TelemetryError", ...failure });
  });

  it("is no failure when the cache leaves, and one when nothing comes, also with a fetch that heeds no signal", async () => {
    vi.useFakeTimers();
    const deaf = createTelemetryClient({ scopeKey: "operator", fetch: () => new Promise(() => {}) });
    const { queryKey, queryFn } = healthQueryOptions(deaf);
    const askWith = (signal: AbortSignal) =>
      queryFn({ client: new QueryClient(), queryKey, signal, meta: undefined }).catch(
        (error: unknown) => error,
      );
    const leaving = new AbortController();
    const left = askWith(leaving.signal);
    leaving.abort(new Error("gone"));
    expect(await left).toMatchObject({ message: "gone" });
    const waited = askWith(new AbortController().signal);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await waited).toMatchObject({
      code: "network",
      message: expect.stringContaining("does not answer"),
    });
    vi.useRealTimers();
  });

  it("takes the whole scope's answers away on 401, and its own alone on 403", async () => {
    server.use(
      http.post(`${baseUrl}/query`, async ({ request }) =>
        answerAll(((await request.json()) as { queries: Parameters<typeof answerAll>[0] }).queries),
      ),
    );
    for (const [status, code, left] of [
      [403, "forbidden", 1],
      [401, "unauthenticated", 0],
    ] as const) {
      const cache = new QueryClient();
      await cache.fetchQuery(metricQueryOptions(client, "totals"));
      respondWith(() => HttpResponse.json({ status: "ok" }));
      await ask(cache);
      respondWith(() => refuse(status, code));
      await cache
        .fetchQuery({ ...healthQueryOptions(client), retry: false, staleTime: 0 })
        .catch(() => undefined);
      expect(cache.getQueryData(healthQueryOptions(client).queryKey)).toBeUndefined();
      expect(
        cache.getQueriesData({ queryKey: ["firsthand"] }).filter(([, data]) => data !== undefined),
      ).toHaveLength(left);
    }
  });
});

describe("parseHealth", () => {
  it("names the field at fault", () => {
    expect(() => parseHealth({ status: "tired" })).toThrow(/at status/);
  });
});
