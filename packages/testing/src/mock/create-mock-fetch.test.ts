import { describe, expect, it } from "vitest";
import { createMockFetch } from "./create-mock-fetch.ts";

describe("createMockFetch", () => {
  it("answers relative addresses, addresses and requests alike", async () => {
    const fetch = createMockFetch();
    const request = new Request("https://example.com/api/telemetry/health");
    for (const input of ["/api/telemetry/health", new URL(request.url), request]) {
      expect((await fetch(input)).status).toBe(200);
    }
  });

  it("fails as fetch does when the connection fails", async () => {
    const fetch = createMockFetch({ request: "offline" });
    await expect(fetch("/api/telemetry/metrics/totals")).rejects.toThrow(TypeError);
  });

  it("rejects with the reason of an abort, before and while it waits", async () => {
    const fetch = createMockFetch({ request: "never" });
    const controller = new AbortController();
    const waiting = fetch("/api/telemetry/metrics/totals", { signal: controller.signal });
    const reason = new Error("The page is gone.");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(fetch("/api/telemetry/health", { signal: controller.signal })).rejects.toBe(reason);
  });
});
