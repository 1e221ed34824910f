import { readFile } from "node:fs/promises";
import { metricIds } from "@firsthand/contract";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { comparePictures, cropPicture } from "../isolation/compare-pictures.ts";
import { panelsSettled, signIn } from "../support/demo-page.ts";
import { prepareDemo } from "../support/prepare-demo.ts";

const demo = prepareDemo();

async function save(page: Page, metric: string, item: string): Promise<{ name: string; content: Buffer }> {
  await page.click(`[data-metric="${metric}"] .fh-panel__head .fh-menu-button`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: item }).click(),
  ]);
  await page.mouse.move(0, 0);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** Moves a panel to a whole pixel, so that its letters are smoothed on the screen as in a picture of its own. */
async function straighten(page: Page, metric: string): Promise<void> {
  await page.locator(`[data-metric="${metric}"]`).evaluate((root: HTMLElement) => {
    const { left, top } = root.getBoundingClientRect();
    root.style.marginTop = `${Math.ceil(top + scrollY) - top - scrollY}px`;
    root.style.marginLeft = `${Math.ceil(left) - left}px`;
  });
}

/** The panel on the screen, from its corner to the end of its picture, without what an exported one leaves out. */
async function takeScreen(page: Page, metric: string) {
  const panel = page.locator(`[data-metric="${metric}"]`);
  const size = await panel.evaluate((root) => {
    for (const part of root.querySelectorAll<HTMLElement>(".fh-menu-button, .fh-meta"))
      part.style.visibility = "hidden";
    // What can be pressed is underlined on the page, and what is up to date stands beside the menu's button.
    for (const name of root.querySelectorAll<HTMLElement>(".fh-drill, button.fh-legend__item"))
      name.style.textDecoration = "none";
    const fresh = root.querySelector<HTMLElement>(".fh-panel__fresh");
    const edge = root.querySelector(".fh-panel__head")?.getBoundingClientRect().right ?? 0;
    if (fresh !== null)
      fresh.style.cssText = `position: relative; left: ${edge - fresh.getBoundingClientRect().right}px`;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const { top, width } = root.getBoundingClientRect();
    const foot = root.querySelector(".fh-panel__foot")?.getBoundingClientRect().bottom ?? top;
    // Without the border at its end, which the picture has further down.
    return { width, height: foot - top - 8 };
  });
  return { picture: await cropPicture(page, await panel.screenshot(), size), size };
}

describe.each(["light", "dark"] as const)(
  "the picture of a panel, saved from the demo, %s",
  (colorScheme) => {
    it("is what is on the screen, under the demo's strict policy", async () => {
      const context = await demo.browser.newContext({
        viewport: { width: 980, height: 900 },
        deviceScaleFactor: 2,
        colorScheme,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.location().url.endsWith("/api/session")) return;
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await signIn(page, demo.host.url, "robin");
      await panelsSettled(page);
      const unlike: Record<string, number> = {};
      for (const metric of metricIds) {
        await straighten(page, metric);
        const png = await save(page, metric, "Export PNG");
        expect(png.name).toMatch(new RegExp(`^${metric}_[\\d-]{10}_[\\d-]{10}_.+\\.png$`));
        const { picture, size } = await takeScreen(page, metric);
        const saved = await cropPicture(page, png.content, size);
        const shares = [];
        // Whatever is in one of them is in the other, a pixel of a fine screen away at most.
        for (const [a, b] of [
          [saved, picture],
          [picture, saved],
        ] as const) {
          const { sameSize, share } = await comparePictures(page, a, b, 1);
          expect(sameSize).toBe(true);
          shares.push(share);
        }
        unlike[metric] = Math.max(...shares);
      }
      // Without its texts the picture of a chart has 1.5 %.
      expect(Object.entries(unlike).filter(([, share]) => share > 0.0135)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);
