// The attempts that `test/capture/smuggling` makes at the endpoint, made by a page: neither what a browser keeps nor what leaves it has anything of them.
import { describe, expect, it } from "vitest";
import { attempts, findMark } from "../capture/smuggling.ts";
import { createRandom } from "../worlds/random.ts";
import { countArrived, flush, openHost, readStats, readStores } from "./open-host.ts";
import type { HostWindow } from "./pages/host.ts";
import { prepareHost } from "./prepare-host.ts";

const host = prepareHost();

/** What a page can say of an event. The rest of it is the tracker's own. */
const ofPages = /(?:[.](?:name|routePattern|payload(?:[.]\w+)?)| twice in \w+)$/;

describe("track, in a page", () => {
  it("lets no canary into what the browser keeps, and none out of the page", async () => {
    const page = await openHost(host.context, host.collector);
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (error) => told.push(String(error)));
    const all = [...attempts(createRandom(24), Date.now(), 3)].filter(({ what }) => ofPages.test(what));
    // Nothing leaves before all that waits was looked at.
    await host.context.setOffline(true);
    const taken = await page.evaluate(
      (events) => (window as unknown as HostWindow).trackWritten(events),
      all.map(({ json }) => json),
    );
    const kept = await readStores(page);
    const { queued } = await readStats(page);
    await host.context.setOffline(false);
    await flush(page);
    await expect.poll(() => countArrived(host.collector)).toBe(queued);

    console.log(`${all.length} events tried to smuggle something through a page.`);
    expect(all.length).toBeGreaterThanOrEqual(5_000);
    expect(findMark(kept)).toBeNull();
    // Nothing but localStorage has anything.
    expect(kept).toMatch(/,{},"",\[\],\[\]\]\[\]$/);
    expect(findMark(JSON.stringify(host.collector.heard))).toBeNull();
    expect(told).toEqual([]);
    // An event on what is no route is taken, on none that is known.
    const passed = taken.map((i) => all[i]).filter((attempt) => !attempt?.mayPass);
    expect(passed.filter((attempt) => !/ in \w+[.]routePattern$/.test(attempt?.what ?? ""))).toEqual([]);
    expect(passed.length).toBeGreaterThan(100);
    expect(queued).toBe(taken.length);
  });
});
