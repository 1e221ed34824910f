import { afterEach, describe, expect, it, vi } from "vitest";
import { createFetchTransport } from "./fetch-transport.ts";

afterEach(() => vi.useRealTimers());

const taken = {
  ingestion_id: "i",
  status: "accepted",
  items_received: 2,
  stream: "clickhouse",
  accepted: 1,
  duplicates: 0,
};

function answer(status: number, body: BodyInit | null = null, headers: HeadersInit = {}) {
  const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => new Response(body, { status, headers }));
  return {
    fetch,
    send: () => createFetchTransport({ url: "/events", fetch }).send("{}", { pageEnding: false }),
  };
}

describe("createFetchTransport", () => {
  it("posts JSON without a referrer, and outlives the page when that ends", async () => {
    const { fetch } = answer(202, JSON.stringify(taken));
    let token = 0;
    const headers = () => ({ "x-csrf": `t${++token}`, "content-type": "text/plain" });
    const transport = createFetchTransport({ url: "/events", fetch, headers });
    await transport.send("{}", { pageEnding: true });
    await transport.send("{}", { pageEnding: false });
    expect(fetch.mock.calls).toMatchObject([
      [
        "/events",
        { method: "POST", body: "{}", keepalive: true, redirect: "error", referrerPolicy: "no-referrer" },
      ],
      ["/events", { keepalive: false, headers: { "x-csrf": "t2", "content-type": "application/json" } }],
    ]);
    expect(fetch.mock.calls[0]?.[1]?.credentials).toBe("same-origin");
  });

  it("tells which events of a batch were refused", async () => {
    const body = { ...taken, rejected: [{ index: 1, code: "unknown_field" }] };
    const { send } = answer(202, JSON.stringify(body));
    expect(await send()).toEqual({ status: "accepted", received: 2, rejected: [1] });
  });

  it.each([400, 401, 403, 404, 409, 413, 422])("takes %i as the server's no", async (status) => {
    expect(await answer(status).send()).toEqual({ status: "rejected" });
  });

  it.each([
    [200, "<html>Sign in</html>", "text/html"],
    [200, JSON.stringify(taken), "application/json"],
    [204, null, ""],
    [408, null, ""],
    [429, null, ""],
    [500, "x", ""],
    [503, "x", ""],
    [202, JSON.stringify({ status: "queued", items_received: 2 }), "application/json"],
  ])("takes %i %s as a failure", async (status, body, type) => {
    expect(await answer(status, body, { "content-type": type }).send()).toMatchObject({ status: "failed" });
  });

  it.each(["<html>", '{"status":', "null", ""])("fails on a 202 with %s", async (body) => {
    await expect(answer(202, body).send()).rejects.toThrow();
  });

  it.each([
    ["120", 120_000],
    ["0", expect.any(Number)],
    ["Mon, 01 Jun 2026 08:00:30 GMT", 30_000],
    ["soon", Number.NaN],
  ])("hears the Retry-After %s", async (said, retryAfterMs) => {
    vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z"), toFake: ["Date"] });
    const { send } = answer(429, null, { "retry-after": said });
    expect(await send()).toEqual({ status: "failed", retryAfterMs });
  });
});
