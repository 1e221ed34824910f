import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BuiltPages, buildPages } from "./build-pages.ts";
import { type ControlledWindow, mountPanels, openPage, seeState } from "./open-page.ts";
import type { PageOptions } from "./pages/page-options.ts";
import { type PageServer, servePages } from "./serve-pages.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

describe.each([19, 18] as const)("panels with React %d under a strict policy and Trusted Types", (react) => {
  let pages: BuiltPages;
  let server: PageServer;

  beforeAll(async () => {
    pages = await buildPages(react);
    server = await servePages(pages);
  });

  afterAll(() => server?.close());

  it.each<PageOptions["state"]>(["loading", "ready", "empty", "error", "stale", "suppressed", "asked"])(
    "are rendered on a server and hydrated without a warning or a violation: %s",
    async (state) => {
      const options = { state, render: "hydrated" } as const;
      expect(pages.render(options)).not.toMatch(/\sstyle=|<style|<script/);
      const { page, complaints } = await openPage(browser, server.addressOf(options));
      await seeState(page, state === "asked" ? "ready" : state);
      const { reactVersion, hydrationErrors } = await page.evaluate(
        () => (window as unknown as ControlledWindow).controls,
      );
      expect(reactVersion).toMatch(new RegExp(`^${react}\\.`));
      expect(hydrationErrors).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it.each(["de", "ar"] as const)("are written alike by the server and the browser: %s", async (language) => {
    const options = { state: "ready", render: "hydrated", language } as const;
    const { page, complaints } = await openPage(browser, server.addressOf(options));
    await seeState(page, "ready");
    const { hydrationErrors } = await page.evaluate(() => (window as unknown as ControlledWindow).controls);
    expect([...hydrationErrors, ...complaints]).toEqual([]);
    await page.close();
  });

  it("are mounted in the browser under StrictMode, ask the host, and go", async () => {
    const { page, complaints } = await openPage(browser, server.addressOf({ state: "asked" }));
    await mountPanels(page);
    await seeState(page, "ready");
    await page.evaluate(() => (window as unknown as ControlledWindow).controls.unmount());
    expect(await page.locator("#panels").innerHTML()).toBe("");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("save each kind of file", async () => {
    const { page, complaints } = await openPage(browser, server.addressOf({ state: "ready" }));
    await mountPanels(page);
    await seeState(page, "ready");
    for (const panel of await page.locator("[data-metric]").all()) {
      const metric = await panel.getAttribute("data-metric");
      for (const [item, kind] of [
        ["Export CSV", "csv"],
        ["Export SVG", "svg"],
        ["Export PNG", "png"],
      ] as const) {
        await panel.locator(".fh-menu-button").click();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("menuitem", { name: item }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(new RegExp(`^${metric}_.+[.]${kind}$`));
      }
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("open each menu, form, table, tooltip and evidence of a dashboard", async () => {
    const { page, complaints } = await openPage(
      browser,
      server.addressOf({ view: "dashboard", state: "asked" }),
    );
    await mountPanels(page);
    await seeState(page, "ready");
    const open = async (button: string | RegExp, part: string) => {
      await page.getByRole("button", { name: button }).first().click();
      await page.locator(part).first().waitFor();
    };
    await open(/^Time range/, ".fh-choices");
    await page.keyboard.press("Escape");
    await open("Add a filter", ".fh-fields");
    await page.keyboard.press("Escape");
    await page.locator('[data-metric="active-users"] [role="slider"]').focus();
    await page.keyboard.press("ArrowLeft");
    await page.locator('[data-metric="filter-changes"] td[data-cell]').first().hover();
    await page.locator(".fh-tip:not([hidden])").first().waitFor();
    for (const [item, part] of [
      ["Show as table", ".fh-figures table"],
      ["Evidence", ".fh-evidence pre"],
    ] as const) {
      await open("Top routes: menu", ".fh-menu:popover-open");
      await page.getByRole("menuitem", { name: item }).click();
      await page.locator(part).first().waitFor();
    }
    await open("Check it", ".fh-evidence table, .fh-evidence dl");
    await page.locator('[data-metric="client-errors"] .fh-meta > summary').click();
    await page.locator('[data-metric="client-errors"] .fh-meta dl').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
