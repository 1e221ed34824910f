import { type MetricParams, TelemetryError } from "@firsthand/contract";
import { hashKey, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTelemetryClient } from "./client.ts";
import { metricQueryOptions, metricsQueryKey } from "./query-options.ts";
import { answerAll, baseUrl, createTestApi, refuse } from "./test-api.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => api.reset());
afterAll(() => api.server.close());

const client = createTelemetryClient({
  scopeKey: "acme:session-7",
  baseUrl,
  headers: () => ({ authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.e30.x" }),
});

function keyOf(params?: MetricParams): string {
  return hashKey(metricQueryOptions(client, "top-routes", params).queryKey);
}

describe("metricQueryOptions", () => {
  it("keys an answer by scope key, metric and params, and by no token", async () => {
    const queryClient = new QueryClient();
    await queryClient.prefetchQuery(metricQueryOptions(client, "top-routes", { limit: 5 }));
    const [query] = queryClient.getQueryCache().getAll();
    expect(query?.queryKey).toEqual(["firsthand", "acme:session-7", "top-routes", { limit: 5 }]);
    expect(JSON.stringify([query?.queryKey, query?.meta])).not.toContain("eyJ");
    expect(api.asked[0]?.request.headers.get("authorization")).toContain("eyJ");
  });

  it("has one key for one question, however it is spelt", () => {
    const route = { dimension: "routePattern", operator: "in", values: ["/b", null, "/a"] } as const;
    const source = { dimension: "source", operator: "not-in", values: ["web"] } as const;
    expect(keyOf()).toBe(keyOf({}));
    expect(keyOf()).toBe(
      keyOf({
        start: undefined,
        granularity: "auto",
        compare: "none",
        trend: false,
        evidence: false,
        filters: [],
      }),
    );
    expect(keyOf({ filters: [route, source] })).toBe(
      keyOf({ filters: [source, { ...route, values: ["/a", "/b", "/b", null] }, source] }),
    );
  });

  it.each<[string, MetricParams]>([
    ["a time zone", { timeZone: "UTC" }],
    ["a limit", { limit: 25 }],
    ["a start", { start: "2026-11-01" }],
    ["a comparison", { compare: "previous" }],
    ["a value", { filters: [{ dimension: "routePattern", operator: "in", values: [""] }] }],
    ["a null", { filters: [{ dimension: "routePattern", operator: "in", values: [null] }] }],
    ["the text null", { filters: [{ dimension: "routePattern", operator: "in", values: ["null"] }] }],
  ])("has another key for %s", (_name, params) => {
    const questions: MetricParams[] = [
      {},
      { filters: [{ dimension: "source", operator: "in", values: [""] }] },
    ];
    for (const other of questions) expect(keyOf(params)).not.toBe(keyOf(other));
  });

  it("leaves a field that is no param to the server, which names it", async () => {
    const slip = { limit: 1, granularty: "hour" };
    await client.query("totals", slip);
    expect(api.asked[0]?.queries[0]?.params).toEqual(slip);
  });

  it("retries once, only what may change, and not what the server wants to wait for longer", () => {
    const { retry, retryDelay } = metricQueryOptions(client, "totals");
    const retryable = new TelemetryError("network", "");
    const wait = (retryAfterSeconds: number) =>
      new TelemetryError("too_many_requests", "", { details: { retryAfterSeconds } });
    expect([retry(0, retryable), retry(1, retryable)]).toEqual([true, false]);
    for (const code of ["unauthenticated", "forbidden", "contract_mismatch", "internal"] as const) {
      expect(retry(0, new TelemetryError(code, ""))).toBe(false);
    }
    expect([retry(0, wait(5)), retry(0, wait(1e9))]).toEqual([true, false]);
    expect(retryDelay(0, wait(5))).toBe(5_000);
    expect(retryDelay(0, retryable)).toBeGreaterThanOrEqual(1_000);
    expect(retryDelay(0, retryable)).toBeLessThan(2_000);
  });

  it("asks again in one request what failed together, though its timers are due one after the other", async () => {
    api.respondWith(() => refuse(503, "store_unavailable"));
    const queryClient = new QueryClient();
    const questions = (["totals", "top-routes", "active-users"] as const).map((metric, index) =>
      queryClient.prefetchQuery({ ...metricQueryOptions(client, metric), retryDelay: 20 + index * 6 }),
    );
    await Promise.all(questions);
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([3, 3]);
  });

  it("rejects with the failure of the question itself when several are refused at once", async () => {
    api.respondWith(() => refuse(401, "unauthenticated"));
    const queryClient = new QueryClient();
    const outcomes = await Promise.allSettled(
      (["totals", "top-routes"] as const).map((metric) =>
        queryClient.fetchQuery(metricQueryOptions(client, metric)),
      ),
    );
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: "unauthenticated" } });
  });

  it("asks once for what is asked again within a minute", async () => {
    const queryClient = new QueryClient();
    for (let time = 0; time < 2; time++) {
      await queryClient.prefetchQuery(metricQueryOptions(client, "totals"));
    }
    expect(api.asked).toHaveLength(1);
  });

  it("removes the cached numbers of the scope after a 401, and of no other", async () => {
    const other = createTelemetryClient({ scopeKey: "globex", baseUrl });
    const queryClient = new QueryClient();
    await Promise.all([
      queryClient.prefetchQuery(metricQueryOptions(client, "totals")),
      queryClient.prefetchQuery(metricQueryOptions(other, "totals")),
    ]);
    queryClient.setQueryData(["host"], 1);
    api.respondWith(() => refuse(401, "unauthenticated"));
    await queryClient.prefetchQuery(metricQueryOptions(client, "top-routes"));
    expect(queryClient.getQueriesData({ queryKey: metricsQueryKey(client) }).map(([, data]) => data)).toEqual(
      [undefined],
    );
    expect(queryClient.getQueryData(metricQueryOptions(other, "totals").queryKey)?.data.events).toBe(1);
    expect(queryClient.getQueryData(["host"])).toBe(1);
  });

  it("asks for what the host invalidates, in one request", async () => {
    const queryClient = new QueryClient();
    const stops = (["totals", "active-users"] as const).map((metric) =>
      new QueryObserver(queryClient, { ...metricQueryOptions(client, metric), staleTime: 0 }).subscribe(
        () => undefined,
      ),
    );
    await queryClient.invalidateQueries({ queryKey: metricsQueryKey(client) });
    api.respondWith(({ queries }) => answerAll(queries, 2));
    await queryClient.invalidateQueries({ queryKey: metricsQueryKey(client) });
    expect(queryClient.getQueryData(metricQueryOptions(client, "totals").queryKey)?.data.anonymousUsers).toBe(
      2,
    );
    expect(api.asked.at(-1)?.queries).toHaveLength(2);
    for (const stop of stops) stop();
  });
});
