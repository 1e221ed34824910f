import { cleanup, configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";

afterEach(cleanup);
// A machine may be busy: what a test waits for comes late then, and not wrong.
configure({ asyncUtilTimeout: 10_000 });

/** Renders one panel and hands out its root element. */
export function renderPanel(panel: ReactNode): HTMLElement {
  const { container } = render(panel);
  const root = container.querySelector<HTMLElement>("[data-metric]");
  if (root === null) throw new Error("No panel was rendered.");
  return root;
}

/** What a reader sees in an element, single-spaced. Parts for screen readers only are in it too. */
export function getText(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The cells of a table, row by row, as they are read. */
export function getTable(root: Element, selector = "table"): string[][] {
  return [...(root.querySelector(selector)?.querySelectorAll("tr") ?? [])].map((row) =>
    [...row.children].map(getText),
  );
}
