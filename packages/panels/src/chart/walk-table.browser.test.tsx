import { type MetricId, metricIds } from "@firsthand/contract";
import { cleanup, render, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { FilterChangesPanel } from "../metrics/filter-changes.tsx";
import { panels } from "../metrics/index.ts";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import type { PanelProps } from "../panel/panel-props.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

function show<M extends MetricId>(metric: M, widthPx: number, isChoosing: boolean): HTMLElement {
  // The registry maps each id to the panel of just that id, which the compiler cannot follow through a variable.
  const Panel = panels[metric] as unknown as ComponentType<PanelProps<M>>;
  const { container } = render(
    <TelemetryProvider onFilterToggle={isChoosing ? () => undefined : undefined}>
      <Panel answer={answerOf(metric)} />
      <button type="button">after it</button>
    </TelemetryProvider>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  const root = container.querySelector<HTMLElement>("[data-metric]");
  if (root === null) throw new Error("No panel was rendered.");
  return root;
}

const focused = () => document.activeElement as HTMLElement;

describe.each(metricIds)("the panel of %s by keyboard alone", (metric) => {
  it.each([true, false])(
    "is walked through by Tab with focus to be seen everywhere, and left again",
    async (isChoosing) => {
      const root = show(metric, 760, isChoosing);
      focused().blur();
      const reached: HTMLElement[] = [];
      for (let i = 0; i < 30; i += 1) {
        await userEvent.tab();
        if (!root.contains(focused())) break;
        reached.push(focused());
        expect(getComputedStyle(focused()).outlineStyle).toBe("solid");
      }
      expect(root.contains(focused())).toBe(false);
      expect(reached.length).toBeGreaterThan(0);
      // A table is one stop, whatever it holds.
      for (const table of root.querySelectorAll("tbody")) {
        expect(reached.filter((element) => table.contains(element)).length).toBeLessThanOrEqual(1);
      }
    },
  );
});

describe("a ranked table", () => {
  it("is walked row by row, and to both ends", async () => {
    const root = show("top-routes", 760, true);
    const names = [...root.querySelectorAll<HTMLElement>("tbody button")];
    names[0]?.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    await expect.poll(focused).toBe(names[2]);
    await userEvent.keyboard("{End}");
    await expect.poll(focused).toBe(names.at(-1));
    await userEvent.keyboard("{ArrowDown}{Home}");
    await expect.poll(focused).toBe(names[0]);
    expect(names.filter((name) => name.tabIndex === 0)).toEqual([names[0]]);
  });

  it("is walked by its rows where there is nothing to choose", async () => {
    const root = show("top-routes", 760, false);
    const rows = [...root.querySelectorAll<HTMLElement>("tbody tr")];
    rows[0]?.focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(focused).toBe(rows[1]);
  });

  it("walks the names within a row, and none that a narrow panel hides", async () => {
    for (const widthPx of [1176, 390]) {
      const root = show("client-errors", widthPx, true);
      const row = root.querySelector("tbody tr");
      const seen = [...(row?.querySelectorAll<HTMLElement>("button") ?? [])].filter((name) =>
        name.checkVisibility(),
      );
      expect(seen.length).toBeGreaterThan(1);
      seen[0]?.focus();
      for (const name of seen) {
        await expect.poll(focused).toBe(name);
        await userEvent.keyboard("{ArrowRight}");
      }
      await expect.poll(focused).toBe(seen.at(-1));
      cleanup();
    }
  });
});

describe("a table whose host begins to take filters, and ends", () => {
  it("is one stop all the time", async () => {
    const answer = answerOf("top-routes");
    const { container, rerender } = render(<TopRoutesPanel answer={answer} />);
    const rows = [...container.querySelectorAll<HTMLElement>("tbody tr")];
    rows[1]?.focus();
    const stops = () => [...container.querySelectorAll<HTMLElement>("tbody [tabindex='0']")];
    expect(stops()).toEqual([rows[1]]);
    const change = (onFilterToggle: (() => void) | undefined) =>
      rerender(
        <TelemetryProvider onFilterToggle={onFilterToggle}>
          <TopRoutesPanel answer={answer} />
        </TelemetryProvider>,
      );
    for (const [onFilterToggle, tag] of [
      [undefined, "TR"],
      [() => undefined, "BUTTON"],
      [undefined, "TR"],
    ] as const) {
      change(onFilterToggle);
      expect(stops().map(({ tagName }) => tagName)).toEqual([tag]);
    }
  });
});

describe("a heat map", () => {
  it.each([280, 760])(
    "is walked cell by cell at %d px, each told in a tooltip inside the panel",
    async (widthPx) => {
      const root = show("filter-changes", widthPx, true);
      const cells = [...root.querySelectorAll<HTMLElement>("td[data-cell]")];
      const width = root.querySelectorAll("tbody tr:first-child td[data-cell]").length;
      cells[0]?.focus();
      await waitFor(() => expect(root.querySelector(".fh-tip")?.checkVisibility()).toBe(true));
      const tip = root.querySelector<HTMLElement>(".fh-tip") as HTMLElement;
      const frame = root.getBoundingClientRect();
      const see = async (cell: HTMLElement | undefined) => {
        await expect.poll(focused).toBe(cell);
        expect(cell?.getAttribute("aria-describedby")).toBe(tip.id);
        const [box, own] = [tip.getBoundingClientRect(), focused().getBoundingClientRect()];
        expect(box.left).toBeGreaterThanOrEqual(frame.left);
        expect(box.right).toBeLessThanOrEqual(frame.right);
        const isApart =
          own.right <= box.left || own.left >= box.right || own.bottom <= box.top || own.top >= box.bottom;
        expect(isApart).toBe(true);
      };
      await see(cells[0]);
      expect(tip.textContent).toMatch(/Share of all[\d.]+%/);
      await userEvent.keyboard("{ArrowRight}{ArrowDown}");
      await see(cells[width + 1]);
      await userEvent.keyboard("{End}");
      await see(cells[2 * width - 1]);
      await userEvent.keyboard("{Control>}{End}{/Control}");
      await see(cells.at(-1));
      await userEvent.keyboard("{Control>}{Home}{/Control}");
      await see(cells[0]);
      await userEvent.keyboard("{Escape}");
      expect(tip.checkVisibility()).toBe(false);
    },
  );

  it.each(["ltr", "rtl"])("is scrolled so far that what is walked to is seen whole: %s", async (dir) => {
    const root = show("filter-changes", 320, true);
    root.dir = dir;
    const scroller = root.querySelector<HTMLElement>(".fh-scroll") as HTMLElement;
    expect(scroller.scrollWidth).toBeGreaterThan(scroller.clientWidth);
    const row = root.querySelector<HTMLTableRowElement>("tbody tr");
    const [head, ...cells] = [...(row?.cells ?? [])];
    const total = cells.pop();
    const edges = (element: Element | undefined) => element?.getBoundingClientRect() ?? new DOMRect();
    /** How far an element lies outside of what is seen beside the names of the rows. */
    const getHidden = (element: Element | undefined) => {
      const [box, frame, names] = [edges(element), edges(scroller), edges(head)];
      const [left, right] = dir === "ltr" ? [names.right, frame.right] : [frame.left, names.left];
      return Math.max(0, left - box.left, box.right - right);
    };
    cells[0]?.focus();
    await userEvent.keyboard("{End}");
    await expect.poll(focused).toBe(cells.at(-1));
    expect(getHidden(cells.at(-1))).toBeLessThan(0.5);
    expect(getHidden(total)).toBeLessThan(0.5);
    for (const cell of cells.toReversed().slice(1)) {
      await userEvent.keyboard(dir === "ltr" ? "{ArrowLeft}" : "{ArrowRight}");
      await expect.poll(focused).toBe(cell);
      expect(getHidden(cell), cell.textContent ?? "").toBeLessThan(0.5);
    }
    expect(Math.abs(scroller.scrollLeft)).toBeLessThan(2);
  });

  it("scrolls below the names of its rows, which are on a ground of their own", () => {
    const root = show("filter-changes", 300, false);
    const ground = getComputedStyle(root).backgroundColor;
    const names = [...root.querySelectorAll(".fh-heat tr > :first-child")];
    expect(names.length).toBeGreaterThan(3);
    const scroller = root.querySelector(".fh-scroll");
    for (const name of names) {
      name.scrollIntoView({ block: "center" });
      scroller?.scrollTo(30, 0);
      const { right, bottom } = name.getBoundingClientRect();
      // Where the first cell of its row, or a head that is upright, is scrolled to.
      expect(document.elementFromPoint(right - 14, bottom - 10)).toBe(name);
    }
    for (const name of names) {
      const { position, backgroundColor } = getComputedStyle(name);
      expect([position, backgroundColor]).toEqual(["sticky", ground]);
    }
  });

  it.each([
    ["de-DE", "ltr"],
    ["ar-AE", "rtl"],
    ["ar-EG", "rtl"],
  ])("has room for each figure in %s, on a phone", (locale, dir) => {
    const answer = answerOf("filter-changes");
    const rows = answer.data.rows.map((row, i) => ({ ...row, changes: 294_321 * (i % 7) + i }));
    const { container } = render(
      <TelemetryProvider locale={locale}>
        <div dir={dir}>
          <FilterChangesPanel answer={{ ...answer, data: { ...answer.data, rows } }} />
        </div>
      </TelemetryProvider>,
    );
    container.setAttribute("style", "width: 358px; font-family: sans-serif");
    const brush = document.createElement("canvas").getContext("2d");
    const shown = [...container.querySelectorAll<HTMLElement>(".fh-heat td")].filter(
      (cell) => getComputedStyle(cell, "::before").content !== "none",
    );
    expect(shown.length).toBeGreaterThan(10);
    for (const cell of shown) {
      const { fontSize, fontFamily } = getComputedStyle(cell, "::before");
      if (brush !== null) brush.font = `${fontSize} ${fontFamily}`;
      const text = cell.dataset.brief ?? cell.dataset.short ?? "";
      expect(brush?.measureText(text).width, text).toBeLessThanOrEqual(cell.clientWidth + 1);
      expect(text).toMatch(/[KM]$/);
    }
  });

  it("follows the keys where they scroll it below a pointer that rests", async () => {
    const root = show("filter-changes", 760, true);
    const cells = [...root.querySelectorAll<HTMLElement>("td[data-cell]")];
    cells[0]?.focus();
    await waitFor(() => expect(cells[0]).toHaveAttribute("aria-describedby"));
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(focused).toBe(cells[1]);
    // What a browser sends then: no move, as the pointer has not moved.
    cells.at(-1)?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    expect(cells[1]).toHaveAttribute("aria-describedby");
    cells.at(-1)?.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    expect(cells[1]).not.toHaveAttribute("aria-describedby");
  });
});
