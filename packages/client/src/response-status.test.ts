import { type ErrorCode, errorCodes, TelemetryError } from "@firsthand/contract";
import { HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createTelemetryClient, type TelemetryClientOptions } from "./client.ts";
import { answerLine, baseUrl, createLineStream, createTestApi, refuse } from "./test-api.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => api.reset());
afterAll(() => api.server.close());

const ndjson = { headers: { "content-type": "application/x-ndjson" } };
const html = { headers: { "content-type": "text/html; charset=utf-8" } };
const page = "<!doctype html><title>Sign in</title>";

/** Asks once and returns the failure. */
async function failWith(response: () => Response, options: Partial<TelemetryClientOptions> = {}) {
  api.respondWith(response);
  return failOf(createTelemetryClient({ scopeKey: "acme", baseUrl, ...options }).query("totals"));
}

async function failOf(asked: Promise<unknown>): Promise<TelemetryError> {
  const failure = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof TelemetryError))
    throw new Error("The question did not fail as it should.", { cause: failure });
  return failure;
}

describe("createTelemetryClient, when the request fails", () => {
  const wireCodes = Object.entries(errorCodes).filter(([, { httpStatus }]) => httpStatus !== null);

  it.each(wireCodes)("tells %s as the server does", async (code, { httpStatus }) => {
    const error = await failWith(() => refuse(httpStatus ?? 0, code));
    expect(error).toMatchObject({ code, message: "No.", requestId: "r-1" });
  });

  it.each<[number, ErrorCode]>([
    [400, "invalid_request"],
    [401, "unauthenticated"],
    [403, "forbidden"],
    [404, "not_found"],
    [405, "method_not_allowed"],
    [408, "request_timeout"],
    [409, "contract_mismatch"],
    [413, "payload_too_large"],
    [415, "unsupported_media_type"],
    [418, "invalid_request"],
    [422, "too_much_data"],
    [429, "too_many_requests"],
    [500, "internal"],
    [502, "store_unavailable"],
    [503, "store_unavailable"],
    [504, "query_timeout"],
    [520, "internal"],
  ])("takes a %i with a page of a proxy as %s", async (status, code) => {
    const error = await failWith(() => new HttpResponse(page, { status, ...html }));
    expect(error.code).toBe(code);
    expect(error.message).not.toContain("doctype");
  });

  it.each([
    ["a page of a proxy", true, () => new HttpResponse(page, { status: 500, ...html })],
    ["the server's own words", false, () => refuse(500, "internal")],
  ])("may ask again after a 500 with %s: %s", async (_name, retryable, respond) => {
    expect(await failWith(respond)).toMatchObject({ code: "internal", retryable });
  });

  it.each([401, 403])("lets a %i count whatever code its body has", async (status) => {
    const error = await failWith(() => refuse(status, "invalid_request"));
    expect(error.httpStatus).toBe(status);
  });

  it("takes an unknown code by its status", async () => {
    expect(await failWith(() => refuse(503, "moon_phase"))).toMatchObject({
      code: "store_unavailable",
      message: "No.",
    });
    expect(await failWith(() => refuse(401, "session_expired"))).toMatchObject({ code: "unauthenticated" });
  });

  it("takes a status whose JSON breaks off, or is another API's, as the status alone", async () => {
    const json = { status: 503, headers: { "content-type": "application/json" } };
    expect((await failWith(() => new HttpResponse('{"error":{"co', json))).code).toBe("store_unavailable");
    expect((await failWith(() => HttpResponse.json({ message: "x" }, { status: 429 }))).code).toBe(
      "too_many_requests",
    );
  });

  it.each([
    ["7", 7],
    ["Thu, 01 Oct 2026 12:01:30 GMT", 90],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
    ["soon", undefined],
  ])("reads Retry-After: %s", async (value, seconds) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-10-01T12:00:00Z") });
    onTestFinished(() => void vi.useRealTimers());
    const error = await failWith(
      () => new HttpResponse(null, { status: 503, headers: { "retry-after": value } }),
    );
    expect(error.details.retryAfterSeconds).toEqual(seconds);
  });

  it.each([
    ["a request that fails", () => HttpResponse.error()],
    ["a body that breaks before any line", () => broken()],
    ["an answer that breaks off in the middle", () => new HttpResponse('{"id":"0","ok":tr', ndjson)],
  ])("calls %s network", async (_name, response) => {
    expect((await failWith(response)).code).toBe("network");
  });

  it.each([
    ["no content", () => new HttpResponse(null, { status: 204 })],
    ["an empty body", () => new HttpResponse("", ndjson)],
    ["a page that is no redirect", () => new HttpResponse(page, html)],
    ["plain text", () => new HttpResponse("ok", { headers: { "content-type": "text/plain" } })],
    ["no content type", () => new HttpResponse(new Uint8Array([123, 125]))],
    ["a line that is not JSON", () => new HttpResponse("oops\n", ndjson)],
    ["another API's JSON", () => HttpResponse.json({ data: [] })],
    ["answers to other questions only", () => new HttpResponse('{"id":"9","ok":true}\n', ndjson)],
  ])("calls %s a contract mismatch", async (_name, response) => {
    expect((await failWith(response)).code).toBe("contract_mismatch");
  });

  it("takes a redirect to a page as signed out", async () => {
    const followed = new HttpResponse(page, html);
    Object.defineProperty(followed, "redirected", { value: true });
    expect((await failWith(() => followed, { fetch: async () => followed })).code).toBe("unauthenticated");
    const manual = Response.redirect("http://host.test/sign-in", 302);
    expect((await failWith(() => manual, { fetch: async () => manual })).code).toBe("unauthenticated");
  });

  it("says network of what is missing when the stream ends early, and keeps what came", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const client = createTelemetryClient({ scopeKey: "acme", baseUrl });
    const totals = client.query("totals");
    const users = failOf(client.query("active-users"));
    await stream.send(answerLine("0", "totals"));
    await stream.end();
    expect((await totals).data.events).toBe(1);
    expect(await users).toMatchObject({ code: "network" });
  });

  it("gives up on a server that stalls before the headers, even if the host's fetch heeds no signal", async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const client = createTelemetryClient({ scopeKey: "acme", idleTimeoutMs: 60, fetch });
    expect((await failOf(client.query("totals"))).code).toBe("network");
  });

  it("gives up on a server that stalls between answers, and keeps what came", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const client = createTelemetryClient({ scopeKey: "acme", baseUrl, idleTimeoutMs: 2_000 });
    const totals = client.query("totals");
    const users = failOf(client.query("active-users"));
    await stream.send(answerLine("0", "totals"));
    expect((await totals).data.events).toBe(1);
    expect((await users).code).toBe("network");
  });

  it("does not give up on a slow server that shows signs of life", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const answer = createTelemetryClient({ scopeKey: "acme", baseUrl, idleTimeoutMs: 2_000 }).query("totals");
    // Longer in all than the server may be silent, and each time far shorter.
    for (let sent = 0; sent < 5; sent++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await stream.sendText("\n");
    }
    await stream.send(answerLine("0", "totals"));
    await expect(answer).resolves.toMatchObject({ metric: "totals" });
  });

  it("lets go of a server that shows signs of life after the last answer", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const answer = createTelemetryClient({ scopeKey: "acme", baseUrl, idleTimeoutMs: 100 }).query("totals");
    await stream.send(answerLine("0", "totals"));
    await answer;
    const beats = async () => {
      for (let sent = 0; sent < 40; sent++) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        await stream.sendText("\n");
      }
    };
    await expect(beats()).rejects.toBeDefined();
  });

  it("stops reading an answer that is longer than allowed, whole or without end", async () => {
    const long = JSON.stringify({ ...answerLine("0", "totals"), extra: "x".repeat(50_000) });
    const options = { maxAnswerLength: 20_000 };
    expect(await failWith(() => new HttpResponse(`${long}\n`, ndjson), options)).toMatchObject({
      code: "contract_mismatch",
      details: { limit: 20_000 },
    });
    const cancel = vi.fn();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000).fill(120)),
      cancel,
    });
    const response = new Response(endless, ndjson);
    expect((await failWith(() => response, { ...options, fetch: async () => response })).code).toBe(
      "contract_mismatch",
    );
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("stops reading lines without end that nobody asked for", async () => {
    const line = new TextEncoder().encode('{"id":"elsewhere","ok":true}\n');
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(line) });
    const response = new Response(endless, ndjson);
    const error = await failWith(() => response, { maxAnswerLength: 5_000, fetch: async () => response });
    expect(error.code).toBe("contract_mismatch");
  });
});

function broken(): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error("reset")),
  });
  return new HttpResponse(body, ndjson);
}
