import { type MetricId, metricIds } from "@firsthand/contract";
import { cleanup, render } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it } from "vitest";
import "../styles/styles.css";
import { panels } from "../metrics/index.ts";
import { answerOf, getStateProps } from "../test/state-props.ts";
import type { PanelProps } from "./panel-props.ts";

afterEach(cleanup);

function getPanel<M extends MetricId>(metric: M) {
  // The registry maps each id to the panel of just that id, which the compiler cannot follow through a variable.
  return panels[metric] as unknown as ComponentType<PanelProps<M>>;
}

/** Renders a panel into a host's cell of this width. */
function show<M extends MetricId>(metric: M, props: PanelProps<M>, widthPx: number): HTMLElement {
  const Panel = getPanel(metric);
  const { container } = render(<Panel {...props} />);
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  const root = container.querySelector<HTMLElement>("[data-metric]");
  if (root === null) throw new Error("No panel was rendered.");
  return root;
}

/** Elements that stick out of the panel, and text of the picture that is cut at its edge. */
function findOverflow(root: HTMLElement): string[] {
  const frame = root.getBoundingClientRect();
  const scrolls = [...root.querySelectorAll<HTMLElement>(".fh-scroll")].some(
    (body) => getComputedStyle(body).overflowX === "auto",
  );
  const texts = root.querySelectorAll("svg text, p, h2, dt, dd, th, td, button, .fh-figure, footer > *");
  return [...texts].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const isSeen = box.width > 1 && box.height > 1 && element.closest(".fh-hidden") === null;
    const isOut = box.left < frame.left - 0.5 || box.right > frame.right + 0.5;
    return isSeen && isOut && !(scrolls && element.closest("table") !== null)
      ? [`${element.tagName} ${element.textContent}`]
      : [];
  });
}

/** Pairs of texts in one picture that lie over each other. */
function findCollisions(root: HTMLElement): string[] {
  const texts = [...root.querySelectorAll("svg text")].filter(
    (text) => text.getBoundingClientRect().width > 0,
  );
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
      const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
      const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      // Line boxes are higher than the letters in them.
      return width > 1 && height > 4 ? [`${a.textContent} | ${b.textContent}`] : [];
    }),
  );
}

describe.each(metricIds)("the panel of %s in a browser", (metric) => {
  it.each([280, 390, 520, 768, 1176, 1600])(
    "fits a cell of %d px with nothing cut and no labels over each other",
    (widthPx) => {
      for (const variant of ["ready", "incomplete", "gap", "one-point", "long", "hostile"] as const) {
        const root = show(metric, { answer: answerOf(metric, { variant }) }, widthPx);
        expect(root.getBoundingClientRect().width).toBeLessThanOrEqual(widthPx);
        expect(findOverflow(root)).toEqual([]);
        expect(findCollisions(root)).toEqual([]);
        cleanup();
      }
    },
  );

  it("is as high while loading as when it is empty or failed, and no lower when ready", () => {
    const heights = new Map<string, number>();
    for (const { expected, ...props } of getStateProps(metric)) {
      heights.set(
        expected,
        show(metric, props, 600).querySelector(".fh-panel__body")?.getBoundingClientRect().height ?? 0,
      );
      cleanup();
    }
    const blank = heights.get("empty") ?? 0;
    expect(blank).toBeGreaterThan(100);
    expect(heights.get("error")).toBeCloseTo(blank, 0);
    expect(heights.get("suppressed")).toBeCloseTo(blank, 0);
    expect(heights.get("loading")).toBeGreaterThanOrEqual(blank - 1);
    expect(heights.get("ready")).toBeGreaterThanOrEqual(blank - 1);
    expect(heights.get("stale")).toBeCloseTo(heights.get("ready") ?? 0, 0);
  });
});
