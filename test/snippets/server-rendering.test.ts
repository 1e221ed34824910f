import { createTelemetryClient } from "@firsthand/client";
import { createMockHandler } from "@firsthand/testing";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { loadPage, RoutesPage } from "./server-rendering.tsx";

describe("a page that a server renders", () => {
  it("has its figures in the server's HTML, from a handler in the same process", async () => {
    const telemetry = createMockHandler();
    const client = createTelemetryClient({
      scopeKey: "acme",
      fetch: (input, init) => telemetry(new Request(`http://host.test${input}`, init)),
    });
    const html = renderToString(createElement(RoutesPage, { client, loaded: await loadPage(client) }));
    expect(html.match(/data-metric="[^"]+" data-state="ready"/g)).toHaveLength(2);
  });
});
