import type { Page } from "playwright-core";

/** Where every part of a panel stands, a line a part. */
export function getPanelParts(page: Page, metric: string): Promise<string[]> {
  return page.locator(`[data-metric="${metric}"]`).evaluate((panel) => {
    const frame = panel.getBoundingClientRect();
    return [panel, ...panel.querySelectorAll("*")].map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      const isDrawn = part.checkVisibility() && (width > 0 || height > 0);
      const place = isDrawn
        ? [left - frame.left, top - frame.top, width, height].map(Math.round)
        : ["nowhere"];
      const text = part.children.length === 0 ? ` "${part.textContent?.slice(0, 20)}"` : "";
      return `${part.tagName.toLowerCase()}.${part.getAttribute("class") ?? ""}${text} ${place.join(" ")}`;
    });
  });
}
