import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { createTelemetryClient } from "../client.ts";
import { TelemetryClientProvider } from "./telemetry-client-provider.tsx";
import { useMetric } from "./use-metric.ts";

function Events() {
  return <p>{useMetric("totals").state}</p>;
}

describe("useMetric, on a server", () => {
  it("renders as loading and asks nothing", () => {
    let requests = 0;
    const fetch = async () => {
      requests += 1;
      return new Response();
    };
    const html = renderToString(
      <TelemetryClientProvider client={createTelemetryClient({ scopeKey: "acme", fetch })}>
        <Events />
      </TelemetryClientProvider>,
    );
    expect(html).toBe("<p>loading</p>");
    expect(requests).toBe(0);
  });
});
