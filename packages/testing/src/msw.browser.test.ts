import { setupWorker } from "msw/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryHandlers } from "./msw.ts";

const worker = setupWorker(...telemetryHandlers({ metrics: { totals: { variant: "ready", delayMs: 400 } } }));

beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: "bypass" }));
afterAll(() => {
  // Not waited for: it settles when the request does that is never answered.
  void worker.stop();
});

describe("telemetryHandlers in a browser", () => {
  it("streams each line through the service worker when it is done", async () => {
    const queries = ["totals", "top-routes"].map((metric) => ({ id: metric, metric, params: {} }));
    const response = await fetch("/api/telemetry/query", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ queries }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const arrivedAt = new Map<string, number>();
    let rest = "";
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) arrivedAt.set(JSON.parse(line).id, performance.now());
    }
    expect([...arrivedAt.keys()]).toEqual(["top-routes", "totals"]);
    expect((arrivedAt.get("totals") ?? 0) - (arrivedAt.get("top-routes") ?? 0)).toBeGreaterThan(150);
  });

  it("fails and aborts as the network does", async () => {
    worker.use(...telemetryHandlers({ request: "offline" }));
    await expect(fetch("/api/telemetry/metrics/totals")).rejects.toThrow(TypeError);
    worker.use(...telemetryHandlers({ request: "never" }));
    const signal = AbortSignal.timeout(50);
    await expect(fetch("/api/telemetry/metrics/totals", { signal })).rejects.toThrow(/abort|timed out/i);
  });
});
