import { metricIds, TelemetryError } from "@firsthand/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createTelemetryClient, type TelemetryClientOptions } from "./client.ts";
import { answerAll, answerLine, baseUrl, createLineStream, createTestApi } from "./test-api.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => api.reset());
afterAll(() => api.server.close());

const inTime = { timeout: 10_000 };

function createClient(options: Partial<TelemetryClientOptions> = {}) {
  return createTelemetryClient({ scopeKey: "acme", baseUrl, ...options });
}

describe("createTelemetryClient", () => {
  it("asks all questions of a tick in one request", async () => {
    const client = createClient();
    const answers = await Promise.all(metricIds.map((metric) => client.query(metric)));
    expect(answers.map((answer) => answer.metric)).toEqual(metricIds);
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([9]);
  });

  it("gathers questions that a task of the same tick adds", async () => {
    const client = createClient();
    const first = client.query("totals");
    // React schedules the work that an effect causes with a message of this kind.
    const channel = new MessageChannel();
    const second = new Promise((resolve) => {
      channel.port1.onmessage = () => resolve(client.query("active-users"));
    });
    channel.port2.postMessage(null);
    await Promise.all([first, second]);
    channel.port1.close();
    expect(api.asked).toHaveLength(1);
  });

  it("asks the same question once, however it is spelt", async () => {
    const client = createClient();
    const [one, two] = await Promise.all([
      client.query("totals", { timeZone: "UTC", compare: "none", filters: [] }),
      client.query("totals", { granularity: "auto", timeZone: "UTC" }),
    ]);
    expect(one).toEqual(two);
    expect(api.asked[0]?.queries).toEqual([{ id: "0", metric: "totals", params: { timeZone: "UTC" } }]);
  });

  it("splits more than 20 questions", async () => {
    const client = createClient();
    const limits = Array.from({ length: 45 }, (_, index) => index + 1);
    await Promise.all(limits.map((limit) => client.query("top-routes", { limit })));
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([20, 20, 5]);
  });

  it("splits questions that together are larger than a body may be", async () => {
    const client = createClient();
    const values = Array.from({ length: 100 }, (_, index) => `${index}-${"é".repeat(500)}`);
    const filters = [{ dimension: "routePattern", operator: "in", values }] as const;
    await Promise.all([1, 2, 3, 4].map((limit) => client.query("top-routes", { limit, filters })));
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([2, 2]);
    for (const { request } of api.asked) {
      expect((await request.arrayBuffer()).byteLength).toBeLessThanOrEqual(256 * 1024);
    }
  });

  it("settles each question when its line arrives, in the order of the server", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const client = createClient();
    const settled: string[] = [];
    const totals = client.query("totals").then(() => settled.push("totals"));
    const users = client.query("active-users").then(() => settled.push("active-users"));
    await vi.waitFor(() => expect(api.asked).toHaveLength(1), inTime);
    await stream.send(answerLine("1", "active-users"));
    await users;
    expect(settled).toEqual(["active-users"]);
    const text = JSON.stringify(answerLine("0", "totals"));
    await stream.sendText(text.slice(0, 40));
    await stream.sendText(`${text.slice(40)}\r\n`);
    await totals;
    expect(settled).toEqual(["active-users", "totals"]);
    await stream.end();
  });

  it("sends nothing for a question that is aborted in its tick, and asks the others", async () => {
    const client = createClient();
    const controller = new AbortController();
    const aborted = client.query("totals", {}, { signal: controller.signal });
    const kept = client.query("active-users");
    controller.abort();
    await expect(aborted).rejects.toBe(controller.signal.reason);
    await kept;
    expect(api.asked.map((asked) => asked.queries.map((query) => query.metric))).toEqual([["active-users"]]);
  });

  it("makes no request when all questions of a tick are aborted", async () => {
    const client = createClient();
    const controller = new AbortController();
    const aborted = client.query("totals", {}, { signal: controller.signal });
    controller.abort(new Error("gone"));
    await expect(aborted).rejects.toThrow("gone");
    await expect(client.query("totals", {}, { signal: controller.signal })).rejects.toThrow("gone");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(api.asked).toEqual([]);
  });

  it("aborts a request only when nobody waits for any of its answers", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const client = createClient();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = client.query("totals", {}, { signal: first.signal });
    const same = client.query("totals", {}, { signal: second.signal });
    const other = client.query("active-users", {}, { signal: second.signal });
    const gone = client.query("top-routes", {}, { signal: first.signal });
    await vi.waitFor(() => expect(api.asked).toHaveLength(1), inTime);
    const { signal } = api.asked[0]?.request ?? new Request(baseUrl);
    first.abort();
    for (const left of [one, gone]) await expect(left).rejects.toBe(first.signal.reason);
    await stream.send(answerLine("1", "active-users"));
    await other;
    expect(signal.aborted).toBe(false);
    second.abort();
    await expect(same).rejects.toBe(second.signal.reason);
    await vi.waitFor(() => expect(signal.aborted).toBe(true), inTime);
  });

  it("asks through the host's fetch with the host's headers, anew for each request", async () => {
    let requests = 0;
    const seen: string[] = [];
    const client = createClient({
      async fetch(this: unknown, input, init) {
        seen.push(`${this === undefined} ${new Headers(init?.headers).get("x-csrf")}`);
        return fetch(input, init);
      },
      headers: async () => ({ "X-CSRF": `token-${++requests}`, "Content-Type": "text/plain" }),
    });
    await client.query("totals");
    await client.query("totals");
    expect(seen).toEqual(["true token-1", "true token-2"]);
    expect(api.asked[0]?.request.headers.get("content-type")).toBe("application/json");
    expect(api.asked[0]?.request.headers.get("accept")).toBe("application/x-ndjson");
  });

  it("keeps its headers through a host's fetch that spreads them into its own", async () => {
    const client = createClient({
      fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, "x-csrf": "token" } }),
    });
    await client.query("totals");
    const { headers } = api.asked[0]?.request ?? new Request(baseUrl);
    expect(["content-type", "accept", "x-csrf"].map((name) => headers.get(name))).toEqual([
      "application/json",
      "application/x-ndjson",
      "token",
    ]);
  });

  it("passes on a TelemetryError of the host's own fetch", async () => {
    const own = new TelemetryError("unauthenticated", "Sign in.");
    const client = createClient({ fetch: () => Promise.reject(own) });
    await expect(client.query("totals")).rejects.toBe(own);
  });

  it("fails a question alone when its params cannot be sent", async () => {
    const client = createClient();
    const cyclic: { limit?: number; self?: unknown } = {};
    cyclic.self = cyclic;
    const [bad, good] = await Promise.allSettled([
      client.query("totals", cyclic),
      client.query("active-users"),
    ]);
    expect(bad).toMatchObject({ status: "rejected", reason: { code: "invalid_request" } });
    expect(good.status).toBe("fulfilled");
  });

  it("names the metrics there are when asked for another", async () => {
    const metric: string = "bounce-rate";
    // @ts-expect-error a plain string is no metric id
    const failure = createClient().query(metric);
    await expect(failure).rejects.toMatchObject({ code: "unknown_metric", details: { allowed: metricIds } });
    expect(api.asked).toEqual([]);
  });

  it("refuses an empty scope key", () => {
    expect(() => createClient({ scopeKey: "" })).toThrow(
      expect.objectContaining({ code: "invalid_request" }),
    );
  });

  it("asks below a base address with or without its last slash", async () => {
    api.respondWith(({ queries }) => answerAll(queries, 7));
    const answer = await createClient({ baseUrl: `${baseUrl}/` }).query("totals");
    expect(answer.data.anonymousUsers).toBe(7);
  });
});
