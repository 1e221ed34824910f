import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { countArrived, flush, openHost, readQueue, readStats, track } from "./open-host.ts";
import type { HostWindow } from "./pages/host.ts";
import { prepareHost } from "./prepare-host.ts";

const host = prepareHost();

/** A page of the same origin without a tracker, from which storage can be read. */
async function openQuietPage(): Promise<Page> {
  const page = await host.context.newPage();
  await page.goto(`${host.collector.origin}/quiet`);
  return page;
}

/** Back to a page that was kept, which does not load again. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: "commit" });
  await page.waitForFunction(() => (window as unknown as HostWindow).persisted);
}

const countDropped = () =>
  [...host.collector.reports.values()]
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);

describe("what was tracked before the page's end", () => {
  it.each([
    ["is closed", (page: Page) => page.close()],
    ["goes elsewhere", async (page: Page) => void (await page.goto("about:blank"))],
  ])("arrives when the page %s", async (_, leave) => {
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time", 50);
    await track(page, "ada@example.org", 3);
    await leave(page);
    await expect.poll(() => countArrived(host.collector)).toBe(51);
    expect(countDropped()).toBe(3);
  });

  it("fits into what a browser lets a page send at its end, and the rest comes with the next visit", async () => {
    const page = await openHost(host.context, host.collector);
    await page.evaluate(() => {
      // Nothing leaves before the page does.
      (window as unknown as HostWindow).track("cycle_time", 120);
      (window as unknown as HostWindow).track("throughput", 280);
      location.href = "about:blank";
    });
    await page.waitForURL("about:blank");
    const next = await openHost(host.context, host.collector);
    await flush(next);
    await expect.poll(() => countArrived(host.collector)).toBe(401);
    expect(Math.max(...host.collector.heard.map(({ body }) => body.length))).toBeLessThanOrEqual(60_000);
    expect(await readQueue(next)).toEqual([]);
  });

  it("is not sent again by a page that comes back, which goes on in its session", async () => {
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time", 10);
    await page.goto(`${host.collector.origin}/elsewhere`);
    await expect.poll(() => countArrived(host.collector)).toBe(11);
    await goBack(page);
    await track(page, "throughput");
    await flush(page);
    await expect.poll(() => countArrived(host.collector)).toBe(12);
    expect(new Set(host.collector.events.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(host.collector.events.filter(({ name }) => name === "session_started").length).toBeLessThanOrEqual(
      2,
    );
    await expect.poll(() => readStats(page)).toMatchObject({ queued: 0, accepted: 12 });
  });

  it("takes a withdrawal that came while the page was away for its own", async () => {
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time");
    await flush(page);
    await page.goto(`${host.collector.origin}/elsewhere`);
    await page.evaluate(() => localStorage.clear());
    host.collector.clear();
    await goBack(page);
    await track(page, "throughput");
    await flush(page);
    expect(host.collector.heard).toEqual([]);
  });

  it("is in storage when the page crashes, or has arrived", async () => {
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time", 30);
    await flush(page);
    await track(page, "throughput", 40);
    const crashed = page.waitForEvent("crash");
    await page.goto("chrome://crash").catch(() => {});
    await crashed;
    const quiet = await openQuietPage();
    expect(countArrived(host.collector)).toBe(31);
    expect(await readQueue(quiet)).toHaveLength(40);
    const next = await openHost(host.context, host.collector);
    await flush(next);
    await expect.poll(() => countArrived(host.collector)).toBe(71);
  });

  it("waits while the browser is offline, and arrives from the same page or from the next one", async () => {
    const page = await openHost(host.context, host.collector);
    await host.context.setOffline(true);
    await track(page, "cycle_time", 20);
    await flush(page);
    expect(host.collector.heard).toEqual([]);
    await host.context.setOffline(false);
    await expect.poll(() => countArrived(host.collector)).toBe(21);
    await host.context.setOffline(true);
    await track(page, "throughput", 20);
    await page.close();
    await host.context.setOffline(false);
    const next = await openHost(host.context, host.collector);
    await expect.poll(() => countArrived(host.collector)).toBe(41);
    // It arrives before the page has heard that it did.
    await expect.poll(() => readStats(next)).toMatchObject({ tracked: 20, accepted: 20 });
  });

  it("waits while the server is down, and arrives with the next visit", async () => {
    host.collector.answers = "503";
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time", 20);
    await flush(page);
    await page.close();
    host.collector.answers = "202";
    const next = await openHost(host.context, host.collector);
    await flush(next);
    await expect.poll(() => countArrived(host.collector)).toBe(21);
  });

  it.each(["full", "blocked"] as const)("arrives where storage is %s", async (state) => {
    await host.context.addInitScript((kind) => {
      if (kind === "full") {
        let text = "x".repeat(5 * 2 ** 20);
        // Down to the last byte.
        while (text !== "") {
          try {
            localStorage.setItem(`host${localStorage.length}`, text);
          } catch {
            text = text.slice(text.length / 2 + 0.5);
          }
        }
      } else {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      }
    }, state);
    const page = await openHost(host.context, host.collector);
    await track(page, "cycle_time", 20);
    await flush(page);
    await track(page, "throughput", 20);
    await track(page, "ada@example.org", 2);
    await page.close();
    await expect.poll(() => countArrived(host.collector)).toBe(41);
    expect(countDropped()).toBe(2);
    expect(new Set(host.collector.events.map(({ sessionId }) => sessionId)).size).toBe(1);
  });
});

/** A browser tells its processes of what one of them stored a moment later, and the pages of a busy one are slow to hear. */
async function untilAllSeeOneSession(pages: readonly Page[]): Promise<void> {
  const read = (page: Page) => page.evaluate(() => localStorage.getItem("firsthand.acme-web.session"));
  await expect.poll(async () => new Set(await Promise.all(pages.map(read))).size).toBe(1);
}

describe("two tabs", () => {
  it("tell of one session, once when it begins and once when it ends", async () => {
    const pages = [
      await openHost(host.context, host.collector),
      await openHost(host.context, host.collector),
    ];
    await Promise.all(pages.map((page) => track(page, "cycle_time", 3)));
    await untilAllSeeOneSession(pages);
    await Promise.all(pages.map(flush));
    await expect.poll(() => countArrived(host.collector)).toBe(7);
    // Half an hour later, as the pages' storage has it.
    await pages[0]?.evaluate(() => {
      const name = "firsthand.acme-web.session";
      const session = JSON.parse(localStorage.getItem(name) ?? "");
      const past = { startedAt: session.startedAt - 2_000_000, lastAt: session.lastAt - 2_000_000 };
      localStorage.setItem(name, JSON.stringify({ ...session, ...past }));
    });
    await untilAllSeeOneSession(pages);
    await Promise.all(pages.map((page) => track(page, "throughput")));
    await untilAllSeeOneSession(pages);
    await Promise.all(pages.map(flush));
    await expect.poll(() => countArrived(host.collector)).toBe(11);
    const idsOf = (name: string) =>
      new Set(host.collector.events.filter((event) => event.name === name).map(({ eventId }) => eventId));
    expect(idsOf("session_ended").size).toBe(1);
    expect(idsOf("session_started").size).toBe(2);
    expect(new Set(host.collector.events.map(({ sessionId }) => sessionId)).size).toBe(2);
    expect(new Set(host.collector.events.map(({ anonymousUserId }) => anonymousUserId)).size).toBe(1);
  });
});
