import type { MetricId } from "@firsthand/contract";
import { cleanup, render } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it } from "vitest";
import "../styles/styles.css";
import { panels } from "../metrics/index.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";
import type { PanelProps } from "./panel-props.ts";

afterEach(cleanup);

/** After the names of a column. */
const PADDING_PX = 6;

const ranked = ["top-routes", "feature-views", "client-errors", "top-orgs"] as const;

function showNames(metric: MetricId, { isRightToLeft = false, isFiltered = false } = {}): HTMLElement[] {
  const Panel = panels[metric] as ComponentType<PanelProps<MetricId>>;
  const answer = answerOf(metric, { variant: "hostile", params: { limit: 40 } });
  const { container } = render(
    <TelemetryProvider onFilterToggle={isFiltered ? () => undefined : undefined}>
      <Panel answer={answer} />
    </TelemetryProvider>,
  );
  container.dir = isRightToLeft ? "rtl" : "ltr";
  container.setAttribute("style", "width: 520px; font-family: sans-serif");
  const names = 'tbody tr:not(.fh-others) > :is(th, [data-col="route"], [data-col="boundary"])';
  return [...container.querySelectorAll<HTMLElement>(names)].filter((cell) => cell.checkVisibility());
}

/** What holds the name: a button where there is one, else its cell. */
const getHolder = (cell: HTMLElement) => cell.querySelector<HTMLElement>("button, .fh-name") ?? cell;

describe.each(ranked)("the names of %s", (metric) => {
  it.each([false, true])("are paragraphs of their own, as buttons: %s", (isFiltered) => {
    const cells = showNames(metric, { isFiltered });
    expect(cells.length).toBeGreaterThan(7);
    for (const cell of cells) {
      const { unicodeBidi, overflowX, textOverflow } = getComputedStyle(getHolder(cell));
      expect([unicodeBidi, textOverflow], cell.outerHTML).toEqual(["plaintext", "ellipsis"]);
      expect(overflowX).not.toBe("visible");
    }
  });

  it("tell in their title what is cut", () => {
    const cut = showNames(metric)
      .map(getHolder)
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(cut.length).toBeGreaterThan(0);
    for (const holder of cut) expect(holder.title.length, holder.outerHTML).toBeGreaterThan(0);
  });

  it("stand where their column begins, whichever way they run", () => {
    for (const isRightToLeft of [false, true]) {
      const edges = showNames(metric, { isRightToLeft }).flatMap((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const text = range.getBoundingClientRect();
        const isCut = text.width > cell.clientWidth - PADDING_PX;
        return isCut ? [] : [Math.round(isRightToLeft ? text.right : text.left)];
      });
      expect(edges.length).toBeGreaterThan(4);
      expect(new Set(edges).size).toBe(1);
      cleanup();
    }
  });
});
