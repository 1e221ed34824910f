import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { openPages } from "./built-pages.ts";
import { type ControlledWindow, openPage } from "./open-page.ts";
import { type PageServer, servePages } from "./serve-pages.ts";

const rounds = process.env.FIRSTHAND_LONG === undefined ? 100 : 1_000;
const mebibyte = 2 ** 20;

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

/** What a page holds after its garbage is collected. */
async function measure(page: Page, session: CDPSession) {
  // Once for the objects, once for what their finalizers let go of.
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const get = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heap: get("JSHeapUsedSize"),
    nodes: get("Nodes"),
    listeners: get("JSEventListeners"),
    timers: await page.evaluate(() => (window as unknown as TimedWindow).openTimers.size),
  };
}

type TimedWindow = ControlledWindow & { readonly openTimers: Set<unknown> };

/** Keeps an account of the timers and intervals that are waiting. */
async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const openTimers = new Set<unknown>();
    Object.assign(window, { openTimers });
    const { setTimeout: start, setInterval: repeat, clearTimeout: stop } = window;
    const clear = (id: number) => {
      openTimers.delete(id);
      stop(id);
    };
    Object.assign(window, {
      setTimeout: (handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
        const id = start(() => {
          openTimers.delete(id);
          handler(...args);
        }, ms);
        openTimers.add(id);
        return id;
      },
      setInterval: (handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
        const id = repeat(handler, ms, ...args);
        openTimers.add(id);
        return id;
      },
      clearTimeout: clear,
      clearInterval: clear,
    });
  });
}

/** Mounts and unmounts the page, now before and now after its answers are there. */
function repeat(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const { controls } = window as unknown as ControlledWindow;
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const isSettled = () =>
      document.querySelectorAll('[data-metric]:not([data-state="loading"])').length === 9;
    for (let i = 0; i < count; i++) {
      controls.mount();
      await turn();
      while (i % 10 === 0 && !isSettled()) await turn();
      controls.unmount();
    }
  }, times);
}

describe("a page of nine panels under StrictMode", () => {
  it(
    `leaves nothing behind after ${rounds} mounts and unmounts`,
    async () => {
      const { page, complaints } = await openPage(browser, "about:blank");
      await countTimers(page);
      await page.goto(server.addressOf({ state: "asked" }));
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable");
      // The first rounds fill caches that are meant to stay, such as those of Intl.
      await repeat(page, 20);
      await page.waitForTimeout(200);
      const before = await measure(page, session);
      await repeat(page, rounds);
      await page.waitForTimeout(200);
      const after = await measure(page, session);
      expect(after.heap - before.heap).toBeLessThan(5 * mebibyte);
      expect(after.nodes - before.nodes).toBeLessThanOrEqual(5);
      expect(after.listeners - before.listeners).toBeLessThanOrEqual(0);
      expect(after.timers - before.timers).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
    rounds * 2_000,
  );
});
