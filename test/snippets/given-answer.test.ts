// @vitest-environment jsdom
import { TelemetryError } from "@firsthand/client";
import { ClientErrorsPanel, TopRoutesPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, describe, expect, it } from "vitest";

afterEach(cleanup);

describe("a panel with a given answer", () => {
  it("shows the figures of the answer", () => {
    const answer = fixture("top-routes", { params: { limit: 3 } });
    const { container } = render(createElement(TopRoutesPanel, { answer }));
    expect(container.querySelector("[data-metric]")?.getAttribute("data-state")).toBe("ready");
    for (const { events } of answer.data.rows) {
      expect(container.textContent).toContain(events?.toLocaleString("en-US"));
    }
  });

  it("shows hostile names as the text that they are", () => {
    const answer = fixture("client-errors", { variant: "hostile" });
    const { container } = render(createElement(ClientErrorsPanel, { answer }));
    expect(container.querySelector("script, img")).toBeNull();
    expect(container.textContent).toContain("<script>alert(1)</script>");
  });

  it("keeps the last figures when there are no newer ones", () => {
    const error = new TelemetryError("store_unavailable", "The figures cannot be read just now.");
    render(createElement(TopRoutesPanel, { answer: fixture("top-routes"), error }));
    expect(screen.getByText("/overview")).toBeDefined();
  });
});
