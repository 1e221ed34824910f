import { cleanup, configure, fireEvent, render, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";

afterEach(async () => {
  cleanup();
  // A part that was still being loaded would come when the page of the file has gone.
  await vi.dynamicImportSettled();
});
// A machine may be busy: what a test waits for comes late then, and not wrong.
configure({ asyncUtilTimeout: 10_000 });

/** Renders one panel and hands out its root element. */
export function renderPanel(panel: ReactNode): HTMLElement {
  const { container } = render(panel);
  const root = container.querySelector<HTMLElement>("[data-metric]");
  if (root === null) throw new Error("No panel was rendered.");
  return root;
}

/** What an element says, single-spaced: its text, with the label in place of a text that is a mark. What only screen readers get is in it too. */
export function getText(element: Element | null): string {
  const copy = document.createElement("div");
  if (element !== null) copy.append(element.cloneNode(true));
  for (const mark of copy.querySelectorAll("span[role=img]"))
    mark.textContent = mark.getAttribute("aria-label");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** The cells of a table, row by row, as they are read. */
export function getTable(root: Element, selector = "table"): string[][] {
  return [...(root.querySelector(selector)?.querySelectorAll("tr") ?? [])].map((row) =>
    [...row.children].map(getText),
  );
}

/** Opens the table view of a panel by its menu. The cells as {@link getTable} has them. */
export async function openTable(root: HTMLElement): Promise<string[][]> {
  fireEvent.click(within(root).getByRole("button", { name: /: menu$/ }));
  fireEvent.click(await within(root).findByText("Show as table"));
  return waitFor(() => {
    const cells = getTable(root, ".fh-figures table");
    if (cells.length === 0) throw new Error("There is no table view.");
    return cells;
  });
}
