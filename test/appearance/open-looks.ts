import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openPages } from "../isolation/built-pages.ts";
import { type ControlledWindow, seeState } from "../isolation/open-page.ts";
import type { PageOptions } from "../isolation/pages/page-options.ts";
import { type PageServer, servePages } from "../isolation/serve-pages.ts";
import { launchBrowser } from "../support/browser.ts";

/** What a page looks like and how it is looked at. */
export interface Looks extends Partial<PageOptions> {
  /** `data-fh-theme` of the page. @default none */
  readonly theme?: "light" | "dark" | "system" | "host";
  /** Of the window, in CSS pixels. @default 1208, which leaves 1176 to the panels */
  readonly width?: number;
  readonly context?: BrowserContextOptions;
}

/** Builds the pages once for a file of tests; the function opens one of them, with every panel in its state. */
export function prepareLooks(): (looks?: Looks) => Promise<Page> {
  let server: PageServer;
  let browser: Browser;
  let opened: BrowserContext | null = null;
  beforeAll(async () => {
    server = await servePages(await openPages(19));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  return async ({ theme, width = 1208, context = {}, state = "ready", html = {}, ...options } = {}) => {
    await opened?.close();
    opened = await browser.newContext({
      viewport: { width, height: 900 },
      reducedMotion: "reduce",
      bypassCSP: true,
      ...context,
    });
    const page = await opened.newPage();
    const attributes = theme === undefined ? html : { ...html, "data-fh-theme": theme };
    await page.goto(server.addressOf({ ...options, state, html: attributes, styles: ["looks"] }));
    await page.evaluate(() => (window as unknown as ControlledWindow).controls.mount());
    await seeState(page, state === "asked" ? "ready" : state);
    return page;
  };
}
