import { describe, expect, it, vi } from "vitest";
import type { Reader } from "../clickhouse/port.ts";
import {
  emptyAnswer,
  errorOf,
  get,
  handlerWith,
  linesOf,
  orgA,
  post,
  scopeA,
  scopeB,
} from "./test/handler-with.ts";

/** An engine that takes its time and listens to nobody. */
function slowReader(workMs: number): Reader {
  return {
    async read() {
      await new Promise((resolve) => setTimeout(resolve, workMs));
      return { rows: [], rowsRead: null, bytesRead: null, durationMs: workMs };
    },
  };
}

describe("runInPlace", () => {
  it("lets the caller go at the time cap with a 504 of its own", async () => {
    const reader: Reader = { read: () => new Promise(() => {}) };
    const handler = handlerWith({ clickhouse: { reader, table: "events" }, limits: { queryTimeoutMs: 50 } });
    const response = await handler(get("/metrics/totals"));
    expect([response.status, (await errorOf(response)).code]).toEqual([504, "query_timeout"]);
  });

  it("tells the engine whose read it is, and to stop it when nobody waits any more", async () => {
    const reads: { lane: string | undefined; signal: AbortSignal | undefined }[] = [];
    const reader: Reader = {
      read: (_statement, { lane, signal }) => {
        reads.push({ lane, signal });
        return new Promise(() => {});
      },
    };
    const handler = handlerWith({
      clickhouse: { reader, table: "events" },
      limits: { queryTimeoutMs: 1_000 },
    });
    const leaving = new AbortController();
    const left = handler(get("/metrics/totals?limit=1", { signal: leaving.signal }));
    const capped = handler(get("/metrics/totals?limit=2"));
    await vi.waitFor(() => expect(reads).toHaveLength(2));
    expect(reads.map(({ lane, signal }) => [lane, signal?.aborted])).toEqual(Array(2).fill([orgA, false]));
    leaving.abort();
    expect((await left).status).toBe(499);
    expect(reads.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    expect((await capped).status).toBe(504);
    expect(reads.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
  });

  it("answers 429 with Retry-After when the scope's queue is full, and others still", async () => {
    const reader = slowReader(50);
    const handler = handlerWith({
      clickhouse: { reader, table: "events" },
      limits: { runningPerScope: 1, queuedPerScope: 1 },
      resolveScope: (request) => (request.headers.has("x-b") ? scopeB : scopeA),
    });
    const asked = [1, 2, 3].map((limit) => handler(get(`/metrics/totals?limit=${limit}`)));
    const other = handler(get("/metrics/totals", { headers: { "x-b": "1" } }));
    const responses = await Promise.all(asked);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses[2]?.headers.get("retry-after")).toBe("5");
    expect((await other).status).toBe(200);
  });

  it("lets others have their turn between the planning of one question and of the next", async () => {
    const turns: string[] = [];
    const handler = handlerWith({}, async (metric, _params, { scope }) => {
      turns.push("planning");
      return emptyAnswer(metric, scope) as never; // The stand-in answers every metric alike.
    });
    const asked = [1, 2, 3, 4].map((limit) => ({ id: `${limit}`, metric: "totals", params: { limit } }));
    const answered = handler(post({ queries: asked })).then(linesOf);
    let over = false;
    const others = () => {
      turns.push("others");
      if (!over) setImmediate(others);
    };
    others();
    expect(await answered).toHaveLength(4);
    over = true;
    expect(turns.filter((turn) => turn === "planning")).toHaveLength(4);
    expect(turns.join(" ")).not.toContain("planning planning");
  });
});
