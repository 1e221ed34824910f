import { describe, expect, it } from "vitest";
import type { Reader } from "../clickhouse/port.ts";
import { errorOf, get, handlerWith, scopeA, scopeB } from "./test/handler-with.ts";

/** An engine that works on for a while after everybody has stopped waiting, as the embedded one does. */
function stubbornReader(workMs: number) {
  const state = { working: 0, most: 0 };
  const reader: Reader = {
    async read() {
      state.working += 1;
      state.most = Math.max(state.most, state.working);
      await new Promise((resolve) => setTimeout(resolve, workMs));
      state.working -= 1;
      return { rows: [], rowsRead: null, bytesRead: null, durationMs: workMs };
    },
  };
  return { state, reader };
}

describe("runInPlace", () => {
  it("lets the caller go at the time cap with a 504 of its own", async () => {
    const { reader } = stubbornReader(1_000);
    const handler = handlerWith({ clickhouse: { reader, table: "events" }, limits: { queryTimeoutMs: 50 } });
    const startedAt = performance.now();
    const response = await handler(get("/metrics/totals"));
    expect([response.status, (await errorOf(response)).code]).toEqual([504, "query_timeout"]);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it("counts abandoned work as the scope's own for as long as the engine is at it", async () => {
    const { reader, state } = stubbornReader(100);
    const handler = handlerWith({
      clickhouse: { reader, table: "events" },
      limits: { runningPerScope: 2 },
      resolveScope: (request) => (request.headers.has("x-b") ? scopeB : scopeA),
    });
    for (let i = 0; i < 6; i += 1) {
      const leaving = new AbortController();
      const asking = handler(get("/metrics/totals", { signal: leaving.signal }));
      await new Promise((resolve) => setTimeout(resolve, 2));
      leaving.abort();
      expect((await asking).status).toBe(499);
    }
    expect(state.most).toBe(2);
    expect((await handler(get("/metrics/totals", { headers: { "x-b": "1" } }))).status).toBe(200);
    expect((await handler(get("/metrics/totals"))).status).toBe(200);
  });

  it("answers 429 with Retry-After when the scope's queue is full, and others still", async () => {
    const { reader } = stubbornReader(50);
    const handler = handlerWith({
      clickhouse: { reader, table: "events" },
      limits: { runningPerScope: 1, queuedPerScope: 1 },
      resolveScope: (request) => (request.headers.has("x-b") ? scopeB : scopeA),
    });
    const asked = [1, 2, 3].map(() => handler(get("/metrics/totals")));
    const other = handler(get("/metrics/totals", { headers: { "x-b": "1" } }));
    const responses = await Promise.all(asked);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses[2]?.headers.get("retry-after")).toBe("5");
    expect((await other).status).toBe(200);
  });
});
