import { type MetricId, metricIds } from "@firsthand/contract";
import type { ComponentType } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PanelProps } from "../panel/panel-props.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { getStateProps } from "../test/state-props.ts";
import { panels } from "./index.ts";

function getPanel<M extends MetricId>(metric: M) {
  // The registry maps each id to the panel of just that id, which the compiler cannot follow through a variable.
  return panels[metric] as unknown as ComponentType<PanelProps<M>>;
}

describe.each(metricIds)("the panel of %s on a server", (metric) => {
  const Panel = getPanel(metric);

  it.each(getStateProps(metric))(
    "renders $expected without a browser, without style attributes and elements",
    ({ expected, ...props }) => {
      expect(typeof document).toBe("undefined");
      const html = renderToString(
        <TelemetryProvider>
          <Panel {...props} />
        </TelemetryProvider>,
      );
      expect(html).toContain(`data-state="${expected}"`);
      expect(html).not.toMatch(/\sstyle=|<style|<script/);
    },
  );
});

describe("a panel that cannot be drawn on a server", () => {
  it("is its own error state, and takes no other panel with it", () => {
    const { totals: Totals, "top-orgs": TopOrgs } = panels;
    const [, ready] = getStateProps("totals");
    const [, orgs] = getStateProps("top-orgs");
    const html = renderToString(
      <TelemetryProvider locale="not a locale">
        <Totals {...ready} />
        <TelemetryProvider>
          <TopOrgs {...orgs} />
        </TelemetryProvider>
      </TelemetryProvider>,
    );
    expect(html).toMatch(/data-metric="totals" data-state="error" data-error-code="internal"/);
    expect(html).toMatch(/data-metric="top-orgs" data-state="ready"/);
  });
});
