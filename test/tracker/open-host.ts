import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumArgs, ensureChromium } from "../support/chromium.ts";
import type { Collector } from "./collector.ts";
import type { HostWindow } from "./pages/host.ts";

/** Starts a Chromium that keeps pages in its back/forward cache, as everybody's does. */
export function launchWithPageCache(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: chromiumArgs,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}

/** Opens a page of the host, and starts the tracker in it. */
export async function openHost(
  context: BrowserContext,
  { origin }: Collector,
  {
    path = "/org/acme",
    consent = "granted",
  }: { path?: string; consent?: "granted" | "denied" | "unknown" } = {},
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}${path}`);
  await page.evaluate((said) => (window as unknown as HostWindow).start(said), consent);
  return page;
}

export function track(page: Page, feature: string, times = 1): Promise<void> {
  return page.evaluate(([name, count]) => (window as unknown as HostWindow).track(name, count), [
    feature,
    times,
  ] as const);
}

export function readStats(page: Page) {
  return page.evaluate(() => (window as unknown as HostWindow).tracker.stats());
}

export function flush(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as HostWindow).tracker.flush());
}

/** Everything that a page can keep in a browser. */
export async function readStores(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  );
  return inPage + JSON.stringify(await page.context().cookies());
}

/** The names of events that wait in the storage of the page's origin. */
export function readQueue(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes(".queue.")));
}

/** How many different events arrived. */
export function countArrived({ events }: Collector): number {
  return new Set(events.map(({ eventId }) => eventId)).size;
}
