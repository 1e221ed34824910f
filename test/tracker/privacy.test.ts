import { describe, expect, it } from "vitest";
import { countArrived, flush, openHost, readStats, readStores, track } from "./open-host.ts";
import type { HostWindow } from "./pages/host.ts";
import { prepareHost } from "./prepare-host.ts";

const host = prepareHost();

/** Requests that any page of the host.context makes, but for pages and their script. */
function watchRequests(): string[] {
  const seen: string[] = [];
  host.context.on("request", (request) => {
    if (request.method() !== "GET") seen.push(`${request.method()} ${request.url()}`);
  });
  return seen;
}

describe("a page of a host", () => {
  it.each(["denied", "unknown"] as const)(
    "with consent %s makes no request and stores nothing",
    async (consent) => {
      const seen = watchRequests();
      const page = await openHost(host.context, host.collector, { consent });
      await track(page, "cycle_time", 300);
      await flush(page);
      await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
      // Longer than anything would wait.
      await page.waitForTimeout(6_000);
      expect(await readStores(page)).toBe('[{},{},"",[],[]][]');
      await page.goto("about:blank");
      expect(seen).toEqual([]);
      expect(host.collector.heard).toEqual([]);
    },
  );

  it("stops in every tab when consent is withdrawn in one, and leaves nothing behind", async () => {
    const [one, two] = [
      await openHost(host.context, host.collector),
      await openHost(host.context, host.collector),
    ];
    await track(one, "cycle_time", 20);
    await track(two, "cycle_time", 20);
    await one.evaluate(() => (window as unknown as HostWindow).tracker.setConsent("denied"));
    await expect.poll(() => readStats(two)).toMatchObject({ tracked: 0, queued: 0 });
    await track(two, "cycle_time");
    await flush(two);
    expect(await readStores(two)).toBe('[{},{},"",[],[]][]');
    await one.close();
    await two.close();
    expect(host.collector.heard).toEqual([]);
  });

  it("keeps the opt-out of one tab in all of them, and on the next visit", async () => {
    const [one, two] = [
      await openHost(host.context, host.collector),
      await openHost(host.context, host.collector),
    ];
    await track(two, "cycle_time");
    await one.evaluate(() => (window as unknown as HostWindow).tracker.optOut());
    // A browser tells its processes of what one of them stored a moment later, and the pages of a busy one are slow to hear.
    await two.waitForFunction(() => localStorage.getItem("firsthand.acme-web.optOut") !== null);
    await flush(two);
    const next = await openHost(host.context, host.collector);
    await track(next, "cycle_time");
    await flush(next);
    expect(host.collector.heard).toEqual([]);
    await next.evaluate(() => (window as unknown as HostWindow).tracker.optIn());
    await track(next, "cycle_time");
    await flush(next);
    expect(countArrived(host.collector)).toBe(2);
  });

  it("tells nothing of its address, its title and what is on it, in no part of a request", async () => {
    const page = await openHost(host.context, host.collector, { path: "/org/CANARY?email=CANARY#CANARY" });
    await track(page, "cycle_time");
    await flush(page);
    await track(page, "cycle_time");
    await page.goto("about:blank");
    await expect.poll(() => countArrived(host.collector)).toBe(3);
    expect(host.collector.heard.length).toBeGreaterThan(0);
    for (const { url, headers, body } of host.collector.heard) {
      const everything = JSON.stringify([url, headers, body]);
      expect(everything).not.toMatch(/CANARY/i);
      expect(headers.referer).toBeUndefined();
      // No id but in the body.
      const { sessionId, anonymousUserId } = host.collector.events[0] ?? {};
      expect(JSON.stringify([url, headers])).not.toContain(sessionId);
      expect(JSON.stringify([url, headers])).not.toContain(anonymousUserId);
    }
  });

  it("sends nothing that was not declared in 500 clicks and inputs, and touches nothing of the page", async () => {
    const page = await host.context.newPage();
    await page.goto(`${host.collector.origin}/org/acme`);
    const session = await host.context.newCDPSession(page);
    const listenersOf = async (expression: string) => {
      const { result } = await session.send("Runtime.evaluate", { expression });
      const { listeners } = await session.send("DOMDebugger.getEventListeners", {
        objectId: result.objectId ?? "",
      });
      return listeners.map(({ type }) => type).sort();
    };
    const builtIns = () =>
      page.evaluate(() =>
        [
          fetch,
          XMLHttpRequest.prototype.send,
          history.pushState,
          navigator.sendBeacon,
          EventTarget.prototype.addEventListener,
        ].map(String),
      );
    const before = { window: await listenersOf("window"), builtIns: await builtIns() };
    await page.evaluate(() => (window as unknown as HostWindow).start("granted"));
    expect(await listenersOf("document")).toEqual([]);
    const added = [...(await listenersOf("window"))];
    for (const type of before.window) added.splice(added.indexOf(type), 1);
    expect(added).toEqual(["pagehide", "pageshow", "storage", "visibilitychange"]);
    expect(await builtIns()).toEqual(before.builtIns);
    await page.evaluate(() => {
      const elements = [...document.body.querySelectorAll<HTMLElement>("*")];
      let state = 7;
      for (let i = 0; i < 500; i += 1) {
        state = (state * 48_271) % 2_147_483_647;
        const element = elements[state % elements.length];
        element?.click();
        element?.dispatchEvent(new InputEvent("input", { bubbles: true, data: "CANARY" }));
        history.pushState({}, "", `/org/CANARY-${i}`);
      }
    });
    await flush(page);
    expect(await readStats(page)).toMatchObject({ tracked: 0 });
    await track(page, "cycle_time");
    await flush(page);
    expect(host.collector.events.map(({ name }) => name)).toEqual(["session_started", "feature_viewed"]);
    await page.evaluate(() => (window as unknown as HostWindow).tracker.close());
    expect(await listenersOf("window")).toEqual(before.window);
  });
});
