import { metricIds } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { endpoints } from "./endpoints.ts";
import { errorOf, get, handlerWith, idleWriter, post, recordingReader } from "./test/handler-with.ts";

const base = "http://host.test/api/telemetry";

describe("createTelemetryHandler", () => {
  it("answers a metric with headers that keep it private", async () => {
    const response = await handlerWith()(get("/metrics/top-routes?limit=5"));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "private, no-store",
      "content-type": "application/json",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await response.json()).toMatchObject({ metric: "top-routes" });
  });

  it("gives every request an id of its own, whatever the client sends", async () => {
    const handler = handlerWith();
    const ask = () => handler(get("/nothing", { headers: { "x-request-id": "canary" } }));
    const [first, second] = [await ask(), await ask()];
    expect(first.headers.get("x-request-id")).not.toBe(second.headers.get("x-request-id"));
    expect((await errorOf(first)).requestId).toBe(first.headers.get("x-request-id"));
  });

  const elsewhere = [
    "/",
    "",
    "/metrics",
    "/metrics/",
    "/metrics/totals/",
    "/metrics//totals",
    "//metrics/totals",
    "/METRICS/totals",
    "/metrics/totals/points",
    "/Query",
    "/query/",
    "/health/",
    "/HEALTH",
    "/openapi",
    "/openapi.json/",
    "/%6detrics/totals",
    "/metrics%2Ftotals",
    "/metrics%2ftotals",
    "/metrics;a=b/totals",
    "/events",
  ];
  it.each(elsewhere)("serves nothing at %s", async (path) => {
    const asked: Request[] = [];
    const handler = handlerWith({
      resolveScope: (request) => {
        asked.push(request);
        return { kind: "platform" };
      },
    });
    const response = await handler(get(path));
    expect([response.status, (await errorOf(response)).code]).toEqual([404, "not_found"]);
    expect(asked).toEqual([]);
  });

  it.each([
    "http://host.test/metrics/totals",
    "http://host.test/api/telemetryx/metrics/totals",
    "http://host.test/API/telemetry/metrics/totals",
    "http://host.test//api/telemetry/metrics/totals",
    "http://host.test/api%2Ftelemetry/metrics/totals",
  ])("serves nothing at %s, which is not its base path", async (url) => {
    expect((await handlerWith()(new Request(url))).status).toBe(404);
  });

  it.each([
    "/metrics/totals%20",
    "/metrics/Totals",
    "/metrics/top%2Droutes",
    "/metrics/__proto__",
    "/metrics/totals%00",
  ])("knows no metric at %s, and says which there are once it knows who asks", async (path) => {
    const response = await handlerWith()(get(path));
    expect([response.status, await errorOf(response)]).toMatchObject([
      404,
      { code: "unknown_metric", details: { allowed: [...metricIds] } },
    ]);
    expect((await handlerWith({ resolveScope: () => null })(get(path))).status).toBe(401);
  });

  it.each(["/./metrics/totals", "/x/../metrics/totals", "/%2e/metrics/totals", "/x/%2E%2e/metrics/totals"])(
    "asks for the scope at %s as at the path it stands for",
    async (path) => {
      expect((await handlerWith({ resolveScope: () => null })(get(path))).status).toBe(401);
      expect((await handlerWith()(get(path))).status).toBe(200);
    },
  );

  it.each(["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST"])(
    "answers 405 to %s and names the method",
    async (method) => {
      const handler = handlerWith({ ingest: { writer: idleWriter } });
      for (const endpoint of endpoints.filter((candidate) => candidate.method !== method)) {
        const path = endpoint.path.replace("{metric}", "totals");
        const response = await handler(new Request(base + path, { method }));
        expect([response.status, response.headers.get("allow")]).toEqual([405, endpoint.method]);
      }
    },
  );

  it("is not moved by headers that name another method or path", async () => {
    const headers = {
      "x-http-method-override": "GET",
      "x-original-url": "/api/telemetry/health",
      "x-rewrite-url": "/",
    };
    const response = await handlerWith()(new Request(`${base}/metrics/totals`, { method: "PUT", headers }));
    expect(response.status).toBe(405);
  });

  it("serves below the base path that the host chose", async () => {
    const atRoot = handlerWith({ basePath: "" });
    expect((await atRoot(new Request("http://host.test/metrics/totals"))).status).toBe(200);
    expect((await atRoot(get("/metrics/totals"))).status).toBe(404);
    const elsewhere = handlerWith({ basePath: "/t" });
    expect((await elsewhere(new Request("http://host.test/t/metrics/totals"))).status).toBe(200);
  });

  it("refuses options that it cannot work with", () => {
    expect(() => handlerWith({ clickhouse: {} as never })).toThrow("clickhouse has to be what");
    expect(() => handlerWith({ resolveScope: null as never })).toThrow("resolveScope has to be a function");
    expect(() => handlerWith({ basePath: "/t/" })).toThrow(/basePath/);
    expect(() => handlerWith({ basePath: "t" })).toThrow(/basePath/);
    expect(() => handlerWith({ limits: { rows: 0 } })).toThrow(/limits\.rows/);
    expect(() => handlerWith({ limits: { rows: Number.NaN } })).toThrow(/limits\.rows/);
    expect(() => handlerWith({ limits: { row: 5 } as object })).toThrow(/limits\.row /);
    expect(() => handlerWith({ concurrency: 1.5 })).toThrow(/concurrency/);
  });

  it("asks for evidence only where the host allows it", async () => {
    const seen: unknown[] = [];
    const note: Parameters<typeof handlerWith>[1] = async (_metric, params) =>
      void seen.push(params.evidence) as never;
    await handlerWith({}, note)(get("/metrics/totals?evidence=true"));
    await handlerWith({ evidence: false }, note)(get("/metrics/totals?evidence=true"));
    expect(seen).toEqual([true, false]);
  });

  it("leaves nobody waiting when the client has gone", async () => {
    const reader = recordingReader();
    const handler = handlerWith({ clickhouse: { reader, table: "events" } });
    const response = await handler(get("/metrics/totals", { signal: AbortSignal.abort() }));
    expect([response.status, await response.text(), reader.statements]).toEqual([499, "", []]);
  });

  it("asks the host once, also for a batch", async () => {
    let asked = 0;
    const handler = handlerWith({
      resolveScope: () => {
        asked += 1;
        return { kind: "platform" };
      },
    });
    const queries = metricIds.map((metric) => ({ id: metric, metric, params: {} }));
    await (await handler(post({ queries }))).text();
    expect(asked).toBe(1);
  });
});
