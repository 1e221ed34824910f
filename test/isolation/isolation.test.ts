import { metricIds } from "@firsthand/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { openPages } from "./built-pages.ts";
import { comparePictures } from "./compare-pictures.ts";
import { type ControlledWindow, mountPanels, openPage } from "./open-page.ts";
import { getPanelParts } from "./panel-parts.ts";
import { type PageServer, servePages } from "./serve-pages.ts";
import { readHost } from "./watch-host.ts";

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  server = await servePages(await openPages(19));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A picture of whole pixels: a panel may end in the middle of one, and what shines through is the page's. */
async function takePicture(page: Page): Promise<Buffer> {
  const box = await page.locator("#panels").boundingBox();
  if (box === null) throw new Error("The page has no place for panels.");
  return page.screenshot({ fullPage: true, clip: { ...box, height: Math.floor(box.height) } });
}

describe("a host with nine panels on its page", () => {
  it.each(["host", "hostile"] as const)(
    "looks the same without our style sheet, with it, with the panels and after them: %s",
    async (sheet) => {
      const styles = sheet === "host" ? ([sheet] as const) : (["host", sheet] as const);
      const { page } = await openPage(browser, server.addressOf({ state: "ready", styles }));
      const setOurSheet = (isOn: boolean) =>
        page.evaluate((on) => {
          const link = document.querySelector<HTMLLinkElement>('link[href="/browser.css"]');
          if (link?.sheet) link.sheet.disabled = !on;
        }, isOn);
      await setOurSheet(false);
      const without = await readHost(page);
      expect(Object.keys(without).length).toBeGreaterThan(80);
      await setOurSheet(true);
      expect(await readHost(page)).toEqual(without);
      await mountPanels(page);
      expect(await readHost(page)).toEqual(without);
      await page.evaluate(() => (window as unknown as ControlledWindow).controls.unmount());
      expect(await page.locator("#panels").innerHTML()).toBe("");
      expect(await readHost(page)).toEqual(without);
      await page.close();
    },
  );
});

describe("panels on a hostile page", () => {
  it.each(["ready", "error", "loading", "suppressed"] as const)(
    "look as on a calm one: %s",
    async (state) => {
      const { page: calm } = await openPage(browser, server.addressOf({ state, styles: ["host"] }));
      const { page: hostile } = await openPage(
        browser,
        server.addressOf({ state, styles: ["hostile", "host"] }),
      );
      await mountPanels(calm);
      await mountPanels(hostile);
      for (const metric of metricIds) {
        const parts = await getPanelParts(calm, metric);
        const moved = (await getPanelParts(hostile, metric)).filter((part, i) => part !== parts[i]);
        expect(moved.slice(0, 20), metric).toEqual([]);
      }
      const [a, b] = [await takePicture(calm), await takePicture(hostile)];
      expect(await comparePictures(calm, a, b)).toEqual({ sameSize: true, share: 0 });
      await calm.close();
      await hostile.close();
    },
  );
});
