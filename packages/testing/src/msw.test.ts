import { metricAnswerSchema } from "@firsthand/contract";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { telemetryHandlers } from "./msw.ts";

const server = setupServer(...telemetryHandlers());

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const base = "https://host.example/api/telemetry";

function ask(...metrics: string[]): Promise<Response> {
  const queries = metrics.map((metric) => ({ id: metric, metric, params: {} }));
  const headers = { "content-type": "application/json" };
  return fetch(`${base}/query`, { method: "POST", headers, body: JSON.stringify({ queries }) });
}

describe("telemetryHandlers", () => {
  it("answers fetch as the server would: one metric, a description, its health", async () => {
    const answer = await (await fetch(`${base}/metrics/top-routes?limit=2`)).json();
    expect(metricAnswerSchema("top-routes").parse(answer).data.rows).toHaveLength(2);
    expect((await fetch(`${base}/openapi.json`)).headers.get("content-type")).toBe("application/json");
    expect(await (await fetch(`${base}/health`)).json()).toMatchObject({ status: "ok" });
    expect((await fetch(`${base}/metrics/page-speed`)).status).toBe(404);
    expect((await fetch(`${base}/query`)).status).toBe(405);
  });

  it("streams a batch line by line, the slow metric last", async () => {
    server.use(...telemetryHandlers({ metrics: { totals: { variant: "ready", delayMs: 100 } } }));
    const reader = (await ask("totals", "top-routes")).body?.getReader();
    const decoder = new TextDecoder();
    const ids: string[] = [];
    let rest = "";
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      rest += decoder.decode(part.value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      ids.push(...lines.map((line) => JSON.parse(line).id));
    }
    expect(ids).toEqual(["top-routes", "totals"]);
  });

  it("lets one test have its own scenario", async () => {
    server.use(...telemetryHandlers({ request: { error: "unauthenticated" } }));
    expect((await ask("totals")).status).toBe(401);
    server.resetHandlers();
    expect((await ask("totals")).status).toBe(200);
  });

  it("fails the connection as fetch sees it", async () => {
    server.use(...telemetryHandlers({ request: "offline" }));
    await expect(ask("totals")).rejects.toThrow(TypeError);
  });

  it("ends with the page when a question is never answered", async () => {
    server.use(...telemetryHandlers({ request: "never" }));
    const controller = new AbortController();
    const waiting = fetch(`${base}/metrics/totals`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 30);
    await expect(waiting).rejects.toThrow(/abort/i);
  });

  it("serves another base path, of one origin or of any", async () => {
    for (const baseUrl of ["/usage", "*/usage", "https://host.example/usage"]) {
      server.resetHandlers(...telemetryHandlers({ baseUrl }));
      expect((await fetch("https://host.example/usage/health")).status).toBe(200);
    }
    server.resetHandlers(...telemetryHandlers());
  });
});
