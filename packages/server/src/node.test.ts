import { once } from "node:events";
import { createServer, request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { HandlerSettings } from "./http/settings.ts";
import { emptyAnswer, handlerWith, scopeA } from "./http/test/handler-with.ts";
import { toNodeListener } from "./node.ts";

const globalsBefore = [globalThis.Request, globalThis.Response];
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listen(...[options, answer]: Parameters<typeof handlerWith>): Promise<number> {
  server = createServer(toNodeListener(handlerWith(options, answer)));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

/** Metrics that never come, and a note of what became of them. */
function endlessAnswers() {
  const state = { started: 0, aborted: 0 };
  const answer: HandlerSettings["answer"] = (_metric, _params, { signal }) =>
    new Promise(() => {
      state.started += 1;
      signal.addEventListener("abort", () => {
        state.aborted += 1;
      });
    });
  return { state, answer };
}

const batch = (...metrics: string[]) =>
  JSON.stringify({ queries: metrics.map((metric) => ({ id: metric, metric, params: {} })) });

describe("toNodeListener", () => {
  it("answers over a real socket", async () => {
    const port = await listen();
    const response = await fetch(`http://127.0.0.1:${port}/api/telemetry/metrics/totals`);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(await response.json()).toMatchObject({ metric: "totals" });
  });

  it("leaves the host's own Request and Response as they are", async () => {
    await listen();
    expect(globalThis.Request).toBe(globalsBefore[0]);
    expect(globalThis.Response).toBe(globalsBefore[1]);
  });

  it("stops the question when the page that asked it is closed", async () => {
    const { state, answer } = endlessAnswers();
    const port = await listen({}, answer);
    const leaving = new AbortController();
    const asking = fetch(`http://127.0.0.1:${port}/api/telemetry/metrics/totals`, { signal: leaving.signal });
    await expect.poll(() => state.started).toBe(1);
    leaving.abort();
    await expect(asking).rejects.toThrow();
    await expect.poll(() => state.aborted).toBe(1);
  });

  it("stops what is left of a batch when the page is closed half way", async () => {
    const { state, answer } = endlessAnswers();
    const port = await listen({}, (metric, params, context) =>
      metric === "totals"
        ? Promise.resolve(emptyAnswer(metric, scopeA) as never)
        : answer(metric, params, context),
    );
    const asking = httpRequest({
      port,
      path: "/api/telemetry/query",
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    asking.on("error", () => {});
    asking.end(batch("totals", "top-routes", "client-errors"));
    const [response] = await once(asking, "response");
    const [chunk] = await once(response, "data");
    expect(JSON.parse(String(chunk))).toMatchObject({ id: "totals", ok: true });
    await expect.poll(() => state).toEqual({ started: 2, aborted: 0 });
    asking.destroy();
    await expect.poll(() => state.aborted).toBe(2);
  });

  it("stops taking in a body at its limit, and goes on serving", async () => {
    const port = await listen({ bodyTimeoutMs: 500 });
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(
      "POST /api/telemetry/query HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    const before = process.memoryUsage().rss;
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const answered = once(socket, "data");
    for (let sent = 0; sent < 160; sent += 1) socket.write(chunk);
    expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 413 /);
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024 + 160 * 0x10000);
    socket.destroy();
    expect((await fetch(`http://127.0.0.1:${port}/api/telemetry/health`)).status).toBe(200);
  });

  it("gives up on a body that does not come", async () => {
    const port = await listen({ bodyTimeoutMs: 100 });
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(
      'POST /api/telemetry/query HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"que',
    );
    expect(String((await once(socket, "data"))[0])).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });

  it("does not take a backslash for a slash", async () => {
    const port = await listen();
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /api/telemetry\\metrics/totals HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(String((await once(socket, "data"))[0])).toMatch(/^HTTP\/1\.1 40[04] /);
    socket.destroy();
  });

  it.each([
    ["a host that is none", "GET /api/telemetry/health", "c4n4ry x"],
    ["a target that is none", "GET *", "a"],
    ["a backslash", "GET /api\\c4n4ry/telemetry/health", "a"],
  ])("says in its own words that it cannot read an address with %s", async (_, line, host) => {
    const port = await listen();
    const socket = connect(port, "127.0.0.1");
    socket.write(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    let answer = "";
    for await (const piece of socket) answer += String(piece);
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head).toMatch(/^cache-control: private, no-store/im);
    const [, requestId] = /^x-request-id: (\S+)/im.exec(head) ?? [];
    expect(JSON.parse(body)).toMatchObject({ error: { code: "invalid_request", requestId } });
    expect(requestId).toBeDefined();
    expect(answer).not.toContain("c4n4ry");
  });
});
