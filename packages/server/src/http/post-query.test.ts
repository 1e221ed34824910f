import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import type { HandlerSettings } from "./settings.ts";
import { emptyAnswer, handlerWith, linesOf, post, scopeA } from "./test/handler-with.ts";

/** Metrics that are answered when the test says so, and a note of which were told to stop. */
function answersOnCall() {
  const waiting = new Map<string, (outcome?: Error) => void>();
  const stopped: string[] = [];
  const answer: HandlerSettings["answer"] = (metric, _params, { signal }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => stopped.push(metric));
      waiting.set(metric, (error) =>
        error === undefined ? resolve(emptyAnswer(metric, scopeA) as never) : reject(error),
      );
    });
  return {
    answer,
    stopped,
    waiting,
    started: (count: number) => expect.poll(() => waiting.size).toBe(count),
    finish: (metric: string, error?: Error) => waiting.get(metric)?.(error),
  };
}

const batchOf = (...metrics: string[]) => ({
  queries: metrics.map((metric) => ({ id: metric, metric, params: {} })),
});

async function nextLine(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const { value } = await reader.read();
  const text = new TextDecoder().decode(value);
  expect(text).toMatch(/^\{.*\}\n$/);
  return JSON.parse(text);
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("POST /query", () => {
  it("streams one line per question in order of completion, each as soon as it is there", async () => {
    const { answer, finish, started } = answersOnCall();
    const response = await handlerWith({}, answer)(post(batchOf("totals", "top-routes", "client-errors")));
    expect([
      response.status,
      response.headers.get("content-type"),
      response.headers.get("cache-control"),
    ]).toEqual([200, "application/x-ndjson", "private, no-store"]);
    const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    await started(3);
    finish("client-errors");
    expect(await nextLine(reader)).toMatchObject({ id: "client-errors", ok: true, metric: "client-errors" });
    finish("totals", new TelemetryError("store_unavailable", "ClickHouse does not answer."));
    expect(await nextLine(reader)).toMatchObject({
      id: "totals",
      ok: false,
      error: { code: "store_unavailable", requestId: response.headers.get("x-request-id") },
    });
    finish("top-routes");
    expect(await nextLine(reader)).toMatchObject({ id: "top-routes", ok: true });
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it("stops the work that is left when the reader cancels the stream", async () => {
    const { answer, stopped, finish, started } = answersOnCall();
    const response = await handlerWith({}, answer)(post(batchOf("totals", "top-routes", "client-errors")));
    const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    await started(3);
    finish("totals");
    await nextLine(reader);
    await reader.cancel();
    expect(stopped.sort()).toEqual(["client-errors", "top-routes"]);
  });

  it("stops the work that is left when the request is aborted, and never starts what waited", async () => {
    const { answer, stopped, waiting, started } = answersOnCall();
    const leaving = new AbortController();
    const failures: unknown[] = [];
    const handler = handlerWith(
      { limits: { runningPerScope: 2 }, onError: (record) => failures.push(record) },
      answer,
    );
    const batch = batchOf("totals", "top-routes", "client-errors");
    const response = await handler(post(batch, { signal: leaving.signal }));
    await started(2);
    leaving.abort();
    expect(await response.text()).toBe("");
    await settle();
    expect([...waiting.keys()]).toEqual(["totals", "top-routes"]);
    expect(stopped).toEqual(["totals", "top-routes"]);
    expect(failures).toEqual([]);
  });

  it("stops a question at its time cap and answers the others", async () => {
    const { answer, stopped, finish } = answersOnCall();
    const handler = handlerWith({ limits: { queryTimeoutMs: 50 } }, answer);
    const response = await handler(post(batchOf("totals", "top-routes")));
    await settle();
    finish("totals");
    const lines = await linesOf(response);
    expect(lines.map(({ id, error }) => [id, error?.code ?? "ok"])).toEqual([
      ["totals", "ok"],
      ["top-routes", "query_timeout"],
    ]);
    expect(stopped).toEqual(["top-routes"]);
  });

  it("refuses what the queue cannot hold, question by question", async () => {
    const { answer, finish, waiting } = answersOnCall();
    const handler = handlerWith({ limits: { runningPerScope: 1, queuedPerScope: 1 } }, answer);
    const response = await handler(post(batchOf("totals", "top-routes", "client-errors")));
    await settle();
    finish("totals");
    while (!waiting.has("top-routes")) await settle();
    finish("top-routes");
    const lines = await linesOf(response);
    expect(lines.map(({ id, error }) => [id, error?.code ?? "ok"])).toEqual([
      ["client-errors", "too_many_requests"],
      ["totals", "ok"],
      ["top-routes", "ok"],
    ]);
    expect(lines[0]?.error?.details).toEqual({ retryAfterSeconds: 5 });
  });
});
