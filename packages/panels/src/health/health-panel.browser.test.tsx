import { healthFixture } from "@firsthand/testing";
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import "../styles/health.css";
import { findLayoutFaults } from "../../test-support/find-layout-faults.ts";
import { arabic } from "../messages/ar/index.ts";
import { german } from "../messages/de/index.ts";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { healthStates } from "../test/health-props.ts";
import { HealthPanel, type HealthPanelProps } from "./health-panel.tsx";

afterEach(cleanup);

/** Renders the panel into a host's cell of this width. */
function show(props: HealthPanelProps, widthPx: number, settings: TelemetryProviderProps = {}): HTMLElement {
  const { container } = render(
    <TelemetryProvider params={{ timeZone: "Europe/Berlin" }} {...settings}>
      <HealthPanel {...props} />
    </TelemetryProvider>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  container.dir = settings.locale === "ar-AE" ? "rtl" : "ltr";
  const root = container.querySelector<HTMLElement>("[data-metric]");
  if (root === null) throw new Error("No panel was rendered.");
  return root;
}

const widths = [280, 390, 520, 768, 1176, 1600];
const bodyHeight = (panel: HTMLElement) =>
  panel.querySelector(".fh-panel__body")?.getBoundingClientRect().height ?? 0;

describe("HealthPanel in a browser", () => {
  it.each(widths)(
    "fits a cell of %d px with nothing cut, in every language, with all its hours open",
    (widthPx) => {
      for (const settings of [
        {},
        { locale: "de-DE", messages: german },
        { locale: "ar-AE", messages: arabic },
      ] satisfies TelemetryProviderProps[]) {
        const panel = show({ answer: healthFixture() }, widthPx, settings);
        const details = panel.querySelector("details");
        if (details !== null) details.open = true;
        expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
        expect(findLayoutFaults(panel)).toEqual([]);
        cleanup();
      }
    },
  );

  it.each(widths)(
    "is as high while loading as when it failed, no lower when ready, and low when empty, in %d px",
    (widthPx) => {
      const heights = new Map(
        healthStates.map(({ name, expected, ...props }) => {
          const height = bodyHeight(show(props, widthPx));
          cleanup();
          return [`${expected}: ${name}`, Math.round(height)] as const;
        }),
      );
      const heightsOf = (states: RegExp) =>
        [...heights].flatMap(([state, height]) => (states.test(state) ? [height] : []));
      const [blank = 0, ...others] = new Set(heightsOf(/^(loading|error)/));
      expect(others, JSON.stringify([...heights])).toEqual([]);
      expect(Math.min(...heightsOf(/^(ready|stale)/))).toBeGreaterThanOrEqual(blank);
      expect(Math.max(...heightsOf(/^empty/))).toBeLessThan(Math.min(blank, 260));
    },
  );

  it("draws every count in one colour, which is not that of errors", () => {
    const panel = show({ answer: healthFixture() }, 768);
    const fills = [...panel.querySelectorAll(".fh-spark polygon")].map((bars) => getComputedStyle(bars).fill);
    const probe = panel.appendChild(document.createElement("i"));
    probe.className = "fh-bar";
    expect(new Set(fills)).toEqual(new Set([getComputedStyle(probe).backgroundColor]));
  });

  it("opens its hours by the keyboard", async () => {
    const panel = show({ answer: healthFixture() }, 768);
    await userEvent.tab();
    expect(document.activeElement?.tagName).toBe("SUMMARY");
    expect(getComputedStyle(document.activeElement as HTMLElement).outlineStyle).toBe("solid");
    await userEvent.keyboard("{Enter}");
    expect(panel.querySelector("details table tbody tr")?.checkVisibility()).toBe(true);
  });
});
