import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BuiltPages, openPages } from "./built-pages.ts";
import { type ControlledWindow, mountPanels, openPage, seeState } from "./open-page.ts";
import type { PageOptions } from "./pages/page-options.ts";
import { type PageServer, servePages } from "./serve-pages.ts";

let browser: Browser;

const zoom = "zoom=2026-06-01T00:00:00Z..2026-06-08T00:00:00Z";
const filter = `filter=${encodeURIComponent('["routePattern","in","/orders",null]')}`;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

describe.each([19, 18] as const)("panels with React %d under a strict policy and Trusted Types", (react) => {
  let pages: BuiltPages;
  let server: PageServer;

  beforeAll(async () => {
    pages = await openPages(react);
    server = await servePages(pages);
  });

  afterAll(() => server?.close());

  // What differs between the two is how they render and hydrate. FIRSTHAND_LONG=1 tries all with both.
  const isBrief = react === 18 && process.env.FIRSTHAND_LONG !== "1";
  const states = ["loading", "ready", "asked", "empty", "error", "stale", "suppressed"] as const;

  it.each<PageOptions["state"]>(isBrief ? states.slice(0, 3) : states)(
    "are rendered on a server and hydrated without a warning or a violation: %s",
    async (state) => {
      const options = { state, render: "hydrated" } as const;
      expect(pages.render(options)).not.toMatch(/\sstyle=|<style|<script/);
      const { page, complaints } = await openPage(browser, server.addressOf(options));
      await seeState(page, state === "asked" ? "ready" : state);
      const { reactVersion } = await page.evaluate(() => (window as unknown as ControlledWindow).controls);
      expect(reactVersion).toMatch(new RegExp(`^${react}\\.`));
      expect([...(await getHydrationErrors(page)), ...complaints]).toEqual([]);
      await page.close();
    },
  );

  it.each(["de", "ar"] as const)("are written alike by the server and the browser: %s", async (language) => {
    const options = { state: "ready", render: "hydrated", language } as const;
    const { page, complaints } = await openPage(browser, server.addressOf(options));
    await seeState(page, "ready");
    expect([...(await getHydrationErrors(page)), ...complaints]).toEqual([]);
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

  it.skipIf(isBrief)("save each kind of file", async () => {
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

  const dashboards: readonly [string, Partial<PageOptions>][] = [
    ["by default", {}],
    ["by the week", { chosen: "range=this-month&compare=none&granularity=week" }],
    ["zoomed and filtered", { chosen: `zone=Asia/Kathmandu&${zoom}&${filter}` }],
    ["on this machine's day and zone", { clock: "machine" }],
    ["by the hours of yesterday", { clock: "machine", chosen: "range=yesterday&granularity=hour" }],
    ["in German", { language: "de" }],
    ["in Arabic", { language: "ar", html: { lang: "ar", dir: "rtl" } }],
  ];
  it.each(isBrief ? dashboards.slice(0, 2) : dashboards)(
    "are a dashboard, rendered on a server and hydrated as it was sent: %s",
    async (_, given) => {
      const options = { view: "dashboard", state: "asked", render: "hydrated", ...given } as const;
      const html = pages.render(options);
      expect(html.match(/data-metric="[^"]+" data-state="loading"/g)).toHaveLength(9);
      expect(html).toContain("fh-toolbar__row");
      expect(html).not.toMatch(/\sstyle=|<style|<script/);
      // A reader's day may be another one than the server's.
      const { page, complaints } = await openPage(browser, server.addressOf(options), "Pacific/Kiritimati");
      await seeState(page, "ready");
      expect([...(await getHydrationErrors(page)), ...complaints]).toEqual([]);
      await page.close();
    },
  );

  it.each(isBrief ? (["hydrated"] as const) : (["mounted", "hydrated"] as const))(
    "open each menu, form, table, tooltip and evidence of a dashboard, and save its files: %s",
    async (render) => {
      const address = server.addressOf({ view: "dashboard", state: "asked", render });
      const { page, complaints } = await openPage(browser, address);
      if (render === "mounted") await mountPanels(page);
      await seeState(page, "ready");
      await openEachPart(page);
      expect([...(await getHydrationErrors(page)), ...complaints]).toEqual([]);
      await page.close();
    },
  );
});

function getHydrationErrors(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as ControlledWindow).controls.hydrationErrors);
}

/** Uses a dashboard as its readers do: every part that is loaded when it is asked for is there afterwards. */
async function openEachPart(page: Page): Promise<void> {
  const open = async (button: string | RegExp, part: string) => {
    await page.getByRole("button", { name: button }).first().click();
    await page.locator(part).first().waitFor();
  };
  await open(/^Time range/, ".fh-choices");
  await page.getByLabel("First day").fill("2026-06-01");
  await page.getByLabel("First day").click();
  await page.getByLabel("First day").evaluate((day) => (day as HTMLInputElement).showPicker());
  await page.getByLabel("Last day").fill("2026-06-07");
  await page.getByRole("button", { name: "Show these days" }).click();
  await page.getByRole("button", { name: /^Time range: Days/ }).waitFor();
  await seeState(page, "ready");
  await open("Add a filter", ".fh-fields");
  await page.keyboard.press("Escape");
  await page.getByLabel("Time zone").focus();
  await page.getByLabel("Time zone").locator("optgroup").waitFor({ state: "attached" });
  await page.locator('[data-metric="active-users"] [role="slider"]').focus();
  await page.keyboard.press("ArrowLeft");
  await page.locator('[data-metric="filter-changes"] td[data-cell]').first().hover();
  await page.locator(".fh-tip:not([hidden])").first().waitFor();
  for (const kind of ["CSV", "SVG", "PNG"]) {
    await open("Top routes: menu", ".fh-menu:popover-open");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: `Export ${kind}` }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^top-routes_.+[.]${kind.toLowerCase()}$`));
  }
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
}
