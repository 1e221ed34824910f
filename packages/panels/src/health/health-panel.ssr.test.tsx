import { healthFixture } from "@firsthand/testing";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { healthStates } from "../test/health-props.ts";
import { HealthPanel } from "./health-panel.tsx";

describe("HealthPanel on a server", () => {
  it.each(healthStates)(
    "renders without a browser and without style attributes: $name",
    ({ expected, name: _, ...props }) => {
      expect(typeof document).toBe("undefined");
      const html = renderToString(
        <TelemetryProvider>
          <HealthPanel {...props} />
        </TelemetryProvider>,
      );
      expect(html).toContain(`data-metric="health" data-state="${expected}"`);
      expect(html).not.toMatch(/\sstyle=|<style|<script/);
    },
  );

  it("is its own error state where it cannot be drawn", () => {
    const html = renderToString(
      <TelemetryProvider params={{ timeZone: "Mars/Olympus" }}>
        <HealthPanel answer={healthFixture()} />
      </TelemetryProvider>,
    );
    expect(html).toMatch(/data-metric="health" data-state="error" data-error-code="internal"/);
  });
});
