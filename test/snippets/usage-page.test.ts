// @vitest-environment jsdom
import { telemetryHandlers } from "@firsthand/testing/msw";
import { cleanup, configure, render, waitFor } from "@testing-library/react";
import { setupServer } from "msw/node";
import { createElement } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { UsagePage } from "./usage-page.tsx";

// A machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

const server = setupServer(...telemetryHandlers({ scopeKind: "org" }));

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

/** The panel of a metric, and the state that it shows. */
function panel(metric: string) {
  const element = document.querySelector<HTMLElement>(`[data-metric="${metric}"]`);
  return {
    text: element?.textContent ?? "",
    state: element?.dataset.state,
    code: element?.dataset.errorCode,
  };
}

describe("UsagePage", () => {
  it("shows the routes that are used most", async () => {
    render(createElement(UsagePage));
    await waitFor(() => expect(panel("top-routes").state).toBe("ready"));
    expect(panel("top-routes").text).toContain("/overview");
  });

  it("keeps the other panels when one question fails", async () => {
    server.use(...telemetryHandlers({ metrics: { "top-routes": { error: "too_much_data" } } }));
    render(createElement(UsagePage));
    await waitFor(() => expect(panel("active-users").state).toBe("ready"));
    await waitFor(() => expect(panel("top-routes")).toMatchObject({ state: "error", code: "too_much_data" }));
  });

  it("says that the session is over", async () => {
    server.use(...telemetryHandlers({ request: { error: "unauthenticated" } }));
    render(createElement(UsagePage));
    await waitFor(() => expect(panel("active-users").code).toBe("unauthenticated"));
  });

  it("says when nothing has happened yet", async () => {
    server.use(...telemetryHandlers({ everyMetric: "empty" }));
    render(createElement(UsagePage));
    await waitFor(() => expect(panel("top-routes").state).toBe("empty"));
  });
});
