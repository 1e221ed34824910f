import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { englishMessages } from "../messages/english-messages.ts";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { timeout } from "../test/errors.ts";
import { getText, renderPanel } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";
import { TelemetryProvider } from "./telemetry-provider.tsx";

describe("TelemetryProvider", () => {
  it("renders no element of its own", () => {
    expect(render(<TelemetryProvider>nothing else</TelemetryProvider>).container.innerHTML).toBe(
      "nothing else",
    );
  });

  it("writes numbers and dates as the locale does", () => {
    const panel = renderPanel(
      <TelemetryProvider locale="de-DE">
        <TopRoutesPanel answer={answerOf("top-routes")} />
      </TelemetryProvider>,
    );
    expect(getText(panel.querySelector(".fh-figure__value"))).toMatch(/^\d{3}\.\d{3}$/);
    expect(getText(panel.querySelector("footer"))).toContain("13. Mai – 11. Juni");
  });

  it("takes words from the host, and English for the rest", () => {
    const german = {
      retry: "Noch einmal",
      errors: { query_timeout: "Die Antwort dauerte zu lange" },
      metrics: { "top-routes": { title: "Meistbesuchte Seiten" } },
    };
    const panel = renderPanel(
      <TelemetryProvider messages={german}>
        <TopRoutesPanel error={timeout} onRetry={() => undefined} />
      </TelemetryProvider>,
    );
    expect(getText(panel)).toContain("Meistbesuchte Seiten");
    expect(getText(panel)).toContain("Die Antwort dauerte zu lange");
    expect(getText(panel)).toContain("Noch einmal");
    expect(getText(panel)).toContain(englishMessages.metrics["top-routes"].question);
  });

  it("writes the date beside the freshness when now is another day", () => {
    const fresh = (now: string | undefined) =>
      getText(
        renderPanel(
          <TelemetryProvider now={now}>
            <ActiveUsersPanel answer={answerOf("active-users")} />
          </TelemetryProvider>,
        ).querySelector(".fh-panel__fresh"),
      );
    expect(fresh(undefined)).toBe("data to 14:04");
    expect(fresh("2026-06-12T20:00:00Z")).toBe("data to 14:04");
    expect(fresh("2026-06-12T22:30:00Z")).toBe("data to Jun 12, 14:04");
  });
});
