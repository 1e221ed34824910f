import {
  errorResponseSchema,
  type MetricId,
  metricAnswerSchema,
  metricIds,
  queryLineSchema,
} from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { fixtureNow } from "../fixture-options.ts";
import { createMockHandler, type MockHandler } from "./create-mock-handler.ts";
import type { MockOptions, WireErrorCode } from "./scenario.ts";

const origin = "http://localhost/api/telemetry";

function get(handle: MockHandler, path: string, init?: RequestInit): Promise<Response> {
  return handle(new Request(`${origin}${path}`, init));
}

function post(handle: MockHandler, body: unknown, init: RequestInit = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  return handle(new Request(`${origin}/query`, { method: "POST", headers, body: text, ...init }));
}

/** One question for each metric, named by it. */
function batchOf(metrics: readonly MetricId[]) {
  return { queries: metrics.map((metric) => ({ id: metric, metric, params: {} })) };
}

async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  const text = await response.text();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

async function codeOf(response: Response): Promise<[number, string]> {
  const { error } = errorResponseSchema.parse(await response.json());
  expect(error.requestId).toMatch(/^req_/);
  return [response.status, error.code];
}

describe("createMockHandler", () => {
  it.each(metricIds)(
    "GET /metrics/%s: a valid answer that holds no more than was asked for",
    async (metric) => {
      const response = await get(createMockHandler(), `/metrics/${metric}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const answer = metricAnswerSchema(metric).parse(await response.json());
      expect("comparison" in answer).toBe(false);
      expect(answer.meta).toMatchObject({ trendStarts: null, comparisonTimeRange: null, timeZone: "UTC" });
      expect(answer.meta.evidence).toBeUndefined();
      expect(JSON.stringify(answer.data)).not.toContain('"trend":');
    },
  );

  it("adds comparison, trend and evidence when they are asked for", async () => {
    const search = "?compare=previous&trend=true&evidence=true&timeZone=Asia/Kathmandu";
    const response = await get(createMockHandler({ scopeKind: "org" }), `/metrics/top-routes${search}`);
    const { data, comparison, meta } = metricAnswerSchema("top-routes").parse(await response.json());
    expect(comparison?.rows.map((row) => row.routePattern)).toEqual(data.rows.map((row) => row.routePattern));
    expect(data.rows[0]?.trend).toHaveLength(30);
    expect(meta.trendStarts?.[0]).toBe("2026-05-14T00:00:00+05:45");
    expect(meta.evidence?.statements[0]?.parameters).toMatchObject({ scope: "<scope>" });
  });

  it("answers the last 30 days, today included, when no range is asked for", async () => {
    const response = await get(createMockHandler(), "/metrics/active-users?timeZone=Europe/Berlin");
    const { data, meta } = metricAnswerSchema("active-users").parse(await response.json());
    expect(meta.timeRange).toEqual({ start: "2026-05-14T00:00:00+02:00", end: "2026-06-13T00:00:00+02:00" });
    expect(data.points.map((point) => point.complete).indexOf(false)).toBe(29);
    expect(Date.parse(meta.queriedAt)).toBe(Date.parse(fixtureNow));
  });

  it("answers a page that asks by a real clock of a later year", async () => {
    const path = "/metrics/active-users?start=2027-01-01&end=2027-01-31";
    const { data } = metricAnswerSchema("active-users").parse(
      await (await get(createMockHandler(), path)).json(),
    );
    expect(data.points.every((point) => (point.anonymousUsers ?? 0) > 0)).toBe(true);
  });

  it("respects limit, filters and the default limit of each metric", async () => {
    const filters = encodeURIComponent(
      JSON.stringify([{ dimension: "routePattern", operator: "in", values: ["/overview"] }]),
    );
    const rowsOf = async (path: string) =>
      ((await (await get(createMockHandler(), path)).json()) as { data: { rows: unknown[] } }).data.rows
        .length;
    expect(await rowsOf("/metrics/top-routes?limit=3")).toBe(3);
    expect(await rowsOf("/metrics/top-routes")).toBe(25);
    expect(await rowsOf("/metrics/top-orgs")).toBe(46);
    expect(await rowsOf(`/metrics/top-routes?filters=${filters}`)).toBe(1);
  });

  it.each([
    ["/metrics/page-speed", 404, "unknown_metric"],
    ["/nothing", 404, "not_found"],
    ["/metrics/totals/", 404, "not_found"],
    ["/query", 405, "method_not_allowed"],
    ["/metrics/totals?colour=red", 400, "invalid_request"],
    ["/metrics/totals?trend=true&trend=true", 400, "invalid_request"],
    ["/metrics/totals?trend=yes", 400, "invalid_request"],
    ["/metrics/totals?filters=[", 400, "invalid_request"],
    ["/metrics/totals?granularity=minute", 400, "invalid_request"],
    ["/metrics/top-routes?limit=0", 400, "invalid_request"],
    ["/metrics/top-routes?limit=many", 400, "invalid_request"],
    ["/metrics/top-routes?limit=1001", 400, "limit_exceeded"],
    ["/metrics/totals?start=2026-13-45", 400, "invalid_time_range"],
    ["/metrics/totals?start=yesterday", 400, "invalid_time_range"],
    ["/metrics/totals?start=2026-06-02&end=2026-06-01", 400, "invalid_time_range"],
    ["/metrics/totals?start=2020-01-01&end=2026-01-01", 400, "limit_exceeded"],
    ["/metrics/totals?start=2026-01-01&end=2026-06-01&granularity=hour", 400, "limit_exceeded"],
    ["/metrics/totals?timeZone=Mars/Olympus", 400, "invalid_time_zone"],
    ["/metrics/totals?timeZone=%2B02:00", 400, "invalid_time_zone"],
    [
      '/metrics/totals?filters=[{"dimension":"feature","operator":"in","values":["a"]}]',
      400,
      "invalid_filter",
    ],
    [
      '/metrics/feature-views?filters=[{"dimension":"feature","operator":"like","values":["a"]}]',
      400,
      "invalid_filter",
    ],
  ])("GET %s: refused with %i %s", async (path, status, code) => {
    expect(await codeOf(await get(createMockHandler(), path))).toEqual([status, code]);
  });

  it("filters a metric by the dimensions that it has", async () => {
    const filters = encodeURIComponent(
      JSON.stringify([{ dimension: "feature", operator: "in", values: ["cycle_time"] }]),
    );
    const response = await get(createMockHandler(), `/metrics/feature-views?filters=${filters}`);
    const { data } = metricAnswerSchema("feature-views").parse(await response.json());
    expect(new Set(data.rows.map((row) => row.feature))).toEqual(new Set(["cycle_time"]));
  });

  it("refuses the ranking of organisations to one organisation", async () => {
    const handle = createMockHandler({ scopeKind: "org" });
    expect(await codeOf(await get(handle, "/metrics/top-orgs"))).toEqual([403, "forbidden"]);
    const totals = metricAnswerSchema("totals").parse(await (await get(handle, "/metrics/totals")).json());
    expect(totals.data.activeOrgs).toBeNull();
    expect(totals.meta.scopeKind).toBe("org");
  });

  it("describes itself, and says how it is", async () => {
    const document = (await (await get(createMockHandler(), "/openapi.json")).json()) as Record<
      string,
      unknown
    >;
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: expect.any(String) },
    });
    const paths = [...metricIds.map((id) => `/metrics/${id}`), "/query", "/health", "/openapi.json"];
    expect(Object.keys(document.paths as object)).toEqual(paths);
    const own = createMockHandler({ openapi: { openapi: "3.1.0", own: true } });
    expect(await (await get(own, "/openapi.json")).json()).toMatchObject({ own: true });
    expect(await (await get(createMockHandler(), "/health")).json()).toMatchObject({
      status: "ok",
      dataAgeMs: 8_250,
    });
    expect(await (await get(createMockHandler({ scopeKind: "org" }), "/health")).json()).toEqual({
      status: "ok",
    });
  });

  it("serves below the base path alone, wherever that is", async () => {
    const handle = createMockHandler({ baseUrl: "https://api.example.com/v2/usage/" });
    expect((await handle(new Request("https://api.example.com/v2/usage/health"))).status).toBe(200);
    expect((await get(handle, "/health")).status).toBe(404);
    const anywhere = createMockHandler({ baseUrl: "*/api/telemetry" });
    expect((await anywhere(new Request("https://example.com/tools/api/telemetry/health"))).status).toBe(200);
  });
});

describe("POST /query", () => {
  it("answers every question of a batch with a valid line", async () => {
    const response = await post(createMockHandler(), batchOf(metricIds));
    expect(response.headers.get("content-type")).toBe("application/x-ndjson");
    const lines = await linesOf(response);
    expect(lines.map((line) => line.id).sort()).toEqual([...metricIds].sort());
    for (const line of lines) {
      expect(queryLineSchema.parse(line).ok).toBe(true);
      expect(metricAnswerSchema(line.id as MetricId).safeParse(line).success).toBe(true);
    }
  });

  it("sends lines in the order in which they are done", async () => {
    const metrics = { totals: { variant: "ready", delayMs: 120 } } as const;
    const response = await post(createMockHandler({ metrics }), batchOf(["totals", "active-users"]));
    const reader = response.body?.getReader();
    const decode = new TextDecoder();
    const first = decode.decode((await reader?.read())?.value);
    expect(JSON.parse(first).id).toBe("active-users");
    expect(JSON.parse(decode.decode((await reader?.read())?.value)).id).toBe("totals");
    expect((await reader?.read())?.done).toBe(true);
  });

  it("lets one bad question fail alone", async () => {
    const queries = [
      { id: "a", metric: "totals", params: {} },
      { id: "b", metric: "page-speed", params: {} },
      { id: "c", metric: "totals", params: { colour: "red" } },
      { id: "d", metric: "top-routes", params: { limit: 1001 } },
      { id: "e", metric: "totals", params: { timeZone: "Mars/Olympus" } },
    ];
    const lines = await linesOf(await post(createMockHandler(), { queries }));
    const codes = lines.map((line) => [
      line.id,
      line.ok === true ? "ok" : (line.error as { code: string }).code,
    ]);
    expect(codes.sort()).toEqual([
      ["a", "ok"],
      ["b", "unknown_metric"],
      ["c", "invalid_request"],
      ["d", "limit_exceeded"],
      ["e", "invalid_time_zone"],
    ]);
  });

  it.each([
    ["no JSON", "{", 400, "invalid_request"],
    ["no queries", { queries: [] }, 400, "invalid_request"],
    ["an unknown field", { queries: [], scope: "platform" }, 400, "invalid_request"],
    [
      "an id twice",
      { queries: [...batchOf(["totals"]).queries, ...batchOf(["totals"]).queries] },
      400,
      "invalid_request",
    ],
    [
      "21 queries",
      { queries: Array.from({ length: 21 }, (_, i) => ({ id: `${i}`, metric: "totals", params: {} })) },
      400,
      "limit_exceeded",
    ],
    ["256 KiB and more", `{"queries":"${"x".repeat(262_144)}"}`, 413, "payload_too_large"],
  ])("refuses a body with %s", async (_, body, status, code) => {
    expect(await codeOf(await post(createMockHandler(), body))).toEqual([status, code]);
  });

  it("refuses a body that is not sent as JSON", async () => {
    const response = await post(createMockHandler(), batchOf(["totals"]), {
      headers: { "content-type": "text/plain" },
    });
    expect(await codeOf(response)).toEqual([415, "unsupported_media_type"]);
  });
});

describe("Scenario", () => {
  const ask = (handle: MockHandler, metric: MetricId = "totals") => get(handle, `/metrics/${metric}`);

  it("gives each metric its own behaviour", async () => {
    const options: MockOptions = {
      everyMetric: "empty",
      metrics: {
        "top-routes": "suppressed",
        totals: { error: "query_timeout" },
        "active-users": "malformed",
      },
    };
    const handle = createMockHandler(options);
    const routes = metricAnswerSchema("top-routes").parse(await (await ask(handle, "top-routes")).json());
    expect(routes.meta.suppressed).toBeGreaterThan(0);
    expect(await codeOf(await ask(handle))).toEqual([504, "query_timeout"]);
    expect(
      metricAnswerSchema("active-users").safeParse(await (await ask(handle, "active-users")).json()).success,
    ).toBe(false);
    const features = metricAnswerSchema("feature-views").parse(
      await (await ask(handle, "feature-views")).json(),
    );
    expect(features.data.rows).toEqual([]);
  });

  it.each(metricIds)("malformed data is never of the form of %s", async (metric) => {
    const answer = await (await ask(createMockHandler({ everyMetric: "malformed" }), metric)).json();
    expect(metricAnswerSchema(metric).safeParse(answer).success).toBe(false);
  });

  it("answers exactly what it is given", async () => {
    const handle = createMockHandler({
      metrics: { totals: { answer: { metric: "totals", data: "nonsense" } } },
    });
    expect(await (await ask(handle)).json()).toEqual({ metric: "totals", data: "nonsense" });
  });

  it("goes through a sequence, question by question, and stays at its end; each metric counts for itself", async () => {
    const handle = createMockHandler({
      everyMetric: { sequence: ["ready", { error: "store_unavailable" }] },
    });
    const statuses = [];
    for (const metric of ["totals", "totals", "totals", "top-routes"] as const)
      statuses.push((await ask(handle, metric)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  it("answers a slow metric when its time has come", async () => {
    const startedAt = performance.now();
    expect((await ask(createMockHandler({ everyMetric: { variant: "ready", delayMs: 60 } }))).status).toBe(
      200,
    );
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it("never answers a metric that loads for ever, until it is aborted, and answers the others", async () => {
    const handle = createMockHandler({ metrics: { totals: "never" } });
    const controller = new AbortController();
    const response = await post(handle, batchOf(["totals", "active-users"]), { signal: controller.signal });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"id":"active-users"');
    const more = reader?.read();
    const still = await Promise.race([more, new Promise((resolve) => setTimeout(resolve, 50, "waiting"))]);
    expect(still).toBe("waiting");
    controller.abort();
    await expect(more).rejects.toThrow(/abort/i);
  });

  it.each([
    [{ error: "unauthenticated" }, 401],
    [{ error: "forbidden" }, 403],
    [{ error: "too_many_requests" }, 429],
    [{ error: "internal" }, 500],
    [{ error: "store_unavailable" }, 503],
  ] as const satisfies [{ error: WireErrorCode }, number][])(
    "fails a whole request with %o",
    async (request, status) => {
      const handle = createMockHandler({ request });
      const response = await post(handle, batchOf(["totals"]));
      expect(await codeOf(response.clone())).toEqual([status, request.error]);
      expect(response.headers.has("retry-after")).toBe(status === 429 || status === 503);
      expect((await get(handle, "/health")).status).toBe(200);
    },
  );

  it("breaks off in the middle of the last line", async () => {
    const response = await post(
      createMockHandler({ request: "truncated" }),
      batchOf(["totals", "active-users"]),
    );
    const [first, second, ...rest] = (await response.text()).split("\n");
    expect(JSON.parse(first ?? "").ok).toBe(true);
    expect(() => JSON.parse(second ?? "")).toThrow(SyntaxError);
    expect(rest).toEqual([]);
    await expect((await ask(createMockHandler({ request: "truncated" }))).json()).rejects.toThrow(
      SyntaxError,
    );
  });

  it("stalls half-way with the connection open, until it is aborted", async () => {
    const controller = new AbortController();
    const body = batchOf(["totals", "active-users", "top-routes", "top-orgs"]);
    const response = await post(createMockHandler({ request: "stalled" }), body, {
      signal: controller.signal,
    });
    const text = response.text();
    expect(await Promise.race([text, new Promise((resolve) => setTimeout(resolve, 60, "waiting"))])).toBe(
      "waiting",
    );
    controller.abort();
    await expect(text).rejects.toThrow(/abort/i);
  });

  it("sends a sign-in page, or nothing, in place of figures", async () => {
    const page = await post(createMockHandler({ request: "login-page" }), batchOf(["totals"]));
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect((await post(createMockHandler({ request: "no-content" }), batchOf(["totals"]))).status).toBe(204);
    expect((await ask(createMockHandler({ request: "offline" }))).type).toBe("error");
  });

  it("goes through a sequence of requests", async () => {
    const handle = createMockHandler({ request: { sequence: ["up", { error: "unauthenticated" }] } });
    expect([(await ask(handle)).status, (await ask(handle)).status]).toEqual([200, 401]);
  });
});
