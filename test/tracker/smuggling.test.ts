// The attempts that `test/capture/smuggling` makes at the endpoint, made by a page: neither what a browser keeps nor what leaves it has anything of them.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attempts, findMark } from "../capture/smuggling.ts";
import { createRandom } from "../worlds/random.ts";
import { type Collector, startCollector } from "./collector.ts";
import { countArrived, flush, launchWithPageCache, openHost, readStats, readStores } from "./open-host.ts";
import type { HostWindow } from "./pages/host.ts";

let collector: Collector;
let browser: Browser;
beforeAll(async () => {
  collector = await startCollector();
  browser = await launchWithPageCache();
});
afterAll(async () => {
  await browser?.close();
  collector?.close();
});

/** What a page can say of an event. The rest of it is the tracker's own. */
const ofPages = /(?:[.](?:name|routePattern|payload(?:[.]\w+)?)| twice in \w+)$/;

describe("track, in a page", () => {
  it("lets no canary into what the browser keeps, and none out of the page", async () => {
    const context = await browser.newContext();
    const page = await openHost(context, collector);
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (error) => told.push(String(error)));
    const all = [...attempts(createRandom(24), Date.now(), 3)].filter(({ what }) => ofPages.test(what));
    // Nothing leaves before all that waits was looked at.
    await context.setOffline(true);
    const taken = await page.evaluate(
      (events) => (window as unknown as HostWindow).trackWritten(events),
      all.map(({ json }) => json),
    );
    const kept = await readStores(page);
    const { queued } = await readStats(page);
    await context.setOffline(false);
    await flush(page);
    await expect.poll(() => countArrived(collector)).toBe(queued);

    console.log(`${all.length} events tried to smuggle something through a page.`);
    expect(all.length).toBeGreaterThanOrEqual(5_000);
    expect(findMark(kept)).toBeNull();
    // Nothing but localStorage has anything.
    expect(kept).toMatch(/,{},"",\[\],\[\]\]\[\]$/);
    expect(findMark(JSON.stringify(collector.heard))).toBeNull();
    expect(told).toEqual([]);
    // An event on what is no route is taken, on none that is known.
    const passed = taken.map((i) => all[i]).filter((attempt) => !attempt?.mayPass);
    expect(passed.filter((attempt) => !/ in \w+[.]routePattern$/.test(attempt?.what ?? ""))).toEqual([]);
    expect(passed.length).toBeGreaterThan(100);
    expect(queued).toBe(taken.length);
    await context.close();
  });
});
