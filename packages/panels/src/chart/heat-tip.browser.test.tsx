import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { ChartInteractionsPanel } from "../metrics/chart-interactions.tsx";
import { FilterChangesPanel } from "../metrics/filter-changes.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

/** A map whose first cell the pointer is on, with what is told of it. */
async function openTip() {
  const { container } = render(<FilterChangesPanel answer={answerOf("filter-changes")} />);
  container.setAttribute("style", "width: 900px; font-family: sans-serif");
  const rows = [...container.querySelectorAll("tbody tr")].map((row) => [
    ...row.querySelectorAll<HTMLElement>("td[data-cell]"),
  ]);
  const [first, beside] = rows[0] ?? [];
  const title = container.querySelector<HTMLElement>("h2");
  if (first === undefined || beside === undefined || title === null) throw new Error("There is no map.");
  await userEvent.hover(first);
  await waitFor(() => expect(first).toHaveAttribute("aria-describedby"));
  const tip = container.querySelector<HTMLElement>(".fh-tip");
  if (tip === null) throw new Error("There is no tooltip.");
  return { rows, first, beside, title, tip };
}

/** A pointer at a place of the page, over a cell. */
function moveOver(cell: HTMLElement, clientX: number, clientY: number): void {
  cell.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX, clientY }));
}

describe("HeatTip", () => {
  it("can be entered by the pointer, and goes when it is left", async () => {
    const { first, tip, title } = await openTip();
    await userEvent.hover(tip);
    expect(tip.matches(":hover")).toBe(true);
    expect(first).toHaveAttribute("aria-describedby", tip.id);
    await userEvent.hover(title);
    expect(tip.checkVisibility()).toBe(false);
    expect(first).not.toHaveAttribute("aria-describedby");
  });

  it("stays while the pointer is on its way to it over another cell, and follows where it rests", async () => {
    const { first, beside, tip } = await openTip();
    const { left, top } = tip.getBoundingClientRect();
    moveOver(first, left - 60, top - 20);
    moveOver(beside, left - 40, top - 20);
    moveOver(beside, left - 20, top - 10);
    expect(first).toHaveAttribute("aria-describedby");
    await waitFor(() => expect(beside).toHaveAttribute("aria-describedby"));
  });

  it("follows at once a pointer that goes another way", async () => {
    const { first, beside, tip } = await openTip();
    const { left, top } = tip.getBoundingClientRect();
    moveOver(first, left - 40, top - 20);
    moveOver(beside, left - 60, top - 20);
    expect(beside).toHaveAttribute("aria-describedby");
  });

  it("covers neither the row nor the column of its cell where there is room beside it", async () => {
    const { rows, tip } = await openTip();
    for (const cell of [rows[0]?.[0], rows.at(-1)?.[0], rows[2]?.at(-1)]) {
      if (cell === undefined) throw new Error("There is no such cell.");
      cell.focus();
      const [box, own] = [tip.getBoundingClientRect(), cell.getBoundingClientRect()];
      expect(box.bottom <= own.top || box.top >= own.bottom).toBe(true);
      expect(box.right <= own.left || box.left >= own.right).toBe(true);
    }
  });

  it("says of what its share is", async () => {
    const { container } = render(<ChartInteractionsPanel answer={answerOf("chart-interactions")} />);
    container.querySelector<HTMLElement>("td[data-cell]")?.focus();
    await waitFor(() => expect(container.querySelector(".fh-tip dl")?.textContent).toMatch(/\d/));
    const terms = [...container.querySelectorAll(".fh-tip dt")].map(({ textContent }) => textContent);
    expect(terms).toEqual(["Interactions", "Share of explore"]);
  });
});
