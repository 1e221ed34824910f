import { setupWorker } from "msw/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryHandlers } from "./msw.ts";

const worker = setupWorker(...telemetryHandlers({ metrics: { totals: "never" } }));

beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: "bypass" }));
afterAll(() => {
  // Not waited for: it settles when the request does that is never answered.
  void worker.stop();
});

describe("telemetryHandlers in a browser", () => {
  it("streams a line through the service worker while another question is still open", async () => {
    const queries = ["totals", "top-routes"].map((metric) => ({ id: metric, metric, params: {} }));
    const response = await fetch("/api/telemetry/query", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ queries }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      text += part.value;
      if (text.includes("\n")) break;
    }
    expect(JSON.parse(text)).toMatchObject({ id: "top-routes", ok: true });
    void reader?.cancel();
  });

  it("fails and aborts as the network does", async () => {
    worker.use(...telemetryHandlers({ request: "offline" }));
    await expect(fetch("/api/telemetry/metrics/totals")).rejects.toThrow(TypeError);
    worker.use(...telemetryHandlers({ request: "never" }));
    const signal = AbortSignal.timeout(50);
    await expect(fetch("/api/telemetry/metrics/totals", { signal })).rejects.toThrow(/abort|timed out/i);
  });
});
