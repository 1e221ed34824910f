import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTracker } from "./index.ts";
import {
  acceptAll,
  closeTrackers,
  createTestTransport,
  feature,
  openTracker,
  page,
  readStorage,
} from "./test/host.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date("2026-06-01T08:00:00Z") });
});
afterEach(() => {
  closeTrackers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("track", () => {
  it("sends what it is told, five seconds later, with the session's beginning before it", async () => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    tracker.track("feature_viewed", feature);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toMatchObject([
      {
        orgIdHash: null,
        source: "acme-web",
        events: [
          {
            name: "session_started",
            payload: { entryRoutePattern: "/people/[person_id]" },
            routePattern: "/people/[person_id]",
          },
          {
            name: "feature_viewed",
            schemaVersion: "2026-05-telemetry-v1",
            eventId: expect.stringMatching(uuid),
            sessionId: expect.stringMatching(uuid),
            anonymousUserId: expect.stringMatching(uuid),
            ts: "2026-06-01T08:00:00.000Z",
            orgIdHash: null,
            payload: feature,
          },
        ],
      },
    ]);
    expect(tracker.stats()).toEqual({ tracked: 2, queued: 0, accepted: 2, dropped: {} });
    expect(Object.keys(readStorage())).toEqual(["firsthand.acme-web.visitor", "firsthand.acme-web.session"]);
  });

  it("refuses what may not be told, and reports how often", async () => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    tracker.track("feature_viewed", { ...feature, feature: "ada@example.org" });
    tracker.track("feature_viewed", { ...feature, email: "ada@example.org" } as typeof feature);
    tracker.track("session_ended", { durationMs: 1, pagesViewed: 1, interactions: 1 });
    await tracker.flush();
    expect(sent).toMatchObject([{ events: [], dropped: { id: expect.any(String), counts: { refused: 3 } } }]);
    expect(JSON.stringify(sent)).not.toContain("ada");
    await tracker.flush();
    expect(sent).toHaveLength(1);
  });

  it("leaves a route unknown that is no pattern, or whose function throws", async () => {
    const { transport, sent } = createTestTransport();
    const route = vi.fn<() => string>(() => "/people/4711");
    const tracker = openTracker({ transport, route });
    tracker.track("feature_viewed", feature);
    route.mockImplementation(() => {
      throw new Error("no router");
    });
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(sent[0]?.events.map(({ routePattern }) => routePattern)).toEqual([null, null]);
  });

  it("drops the newest of more than 2,048 events, and one that is longer than 4 KiB", async () => {
    const { transport, sent } = createTestTransport();
    const catalogue = { vocabulary: {}, lists: () => true, listsRoute: () => null };
    const tracker = openTracker({ transport, catalogue });
    tracker.track("guide_opened", { guide: "x".repeat(5_000), surface: "overview" });
    for (let i = 0; i < 2_100; i += 1)
      tracker.track("guide_opened", { guide: `guide_${i}`, surface: "help" });
    expect(tracker.stats()).toMatchObject({ queued: 2_048, dropped: { too_large: 1, queue_full: 53 } });
    await tracker.flush();
    const events = sent.flatMap((batch) => batch.events);
    expect(events.at(-1)?.payload).toMatchObject({ guide: "guide_2046" });
    expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThanOrEqual(60_000);
    expect(tracker.stats()).toMatchObject({ tracked: 2_102, queued: 0, accepted: 2_048 });
  });

  it("does nothing where there is no document, and with a source that is no identifier", async () => {
    const { transport, sent } = createTestTransport();
    const nameless = openTracker({ transport, source: "acme web" });
    vi.stubGlobal("document", undefined);
    const rendering = openTracker({ transport });
    for (const tracker of [nameless, rendering]) {
      tracker.track("feature_viewed", feature);
      await tracker.flush();
      expect(tracker.stats().tracked).toBe(0);
    }
    expect(sent).toEqual([]);
    expect(readStorage()).toEqual({});
  });
});

describe("consent", () => {
  it.each(["unknown", "denied"] as const)("keeps nothing while it is %s", async (consent) => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport, consent });
    tracker.track("feature_viewed", feature);
    tracker.track("feature_viewed", {} as typeof feature);
    await tracker.flush();
    await vi.advanceTimersByTimeAsync(day);
    expect(sent).toEqual([]);
    expect(readStorage()).toEqual({});
    expect(tracker.stats().tracked).toBe(0);
    tracker.setConsent("granted");
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["doNotTrack", "1"],
    ["globalPrivacyControl", true],
  ])("is not enough when the browser says %s", async (signal, value) => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    tracker.track("feature_viewed", feature);
    Object.defineProperty(navigator, signal, { value, configurable: true });
    await tracker.flush();
    tracker.track("feature_viewed", feature);
    await vi.advanceTimersByTimeAsync(minute);
    Reflect.deleteProperty(navigator, signal);
    expect(sent).toEqual([]);
    expect(readStorage()).toEqual({});
  });

  it("takes what waits with it, and the counts, when it is withdrawn", async () => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    tracker.track("feature_viewed", feature);
    tracker.track("feature_viewed", {} as typeof feature);
    tracker.setConsent("unknown");
    await tracker.flush();
    await vi.advanceTimersByTimeAsync(minute);
    expect(sent).toEqual([]);
    expect(readStorage()).toEqual({});
    expect(tracker.stats()).toEqual({ tracked: 0, queued: 0, accepted: 0, dropped: {} });
  });

  it("is for another anonymous user after it was withdrawn, and after 180 days", async () => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    const seen = async () => {
      tracker.track("feature_viewed", feature);
      await tracker.flush();
      return sent.at(-1)?.events.at(-1)?.anonymousUserId;
    };
    const first = await seen();
    expect(await seen()).toBe(first);
    tracker.optOut();
    tracker.optIn();
    const second = await seen();
    expect(second).not.toBe(first);
    await vi.advanceTimersByTimeAsync(180 * day);
    expect(await seen()).not.toBe(second);
  });

  it("stays refused on the next visit after the visitor opted out", async () => {
    const { transport, sent } = createTestTransport();
    openTracker({ transport }).optOut();
    expect(Object.keys(readStorage())).toEqual(["firsthand.acme-web.optOut"]);
    const tracker = openTracker({ transport });
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(sent).toEqual([]);
    tracker.optIn();
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(sent).toHaveLength(1);
  });
});

describe("a session", () => {
  it("ends after 30 minutes without an event, told once with its counts and the time of its last event", async () => {
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    tracker.track("page_viewed", page);
    await vi.advanceTimersByTimeAsync(20 * minute);
    tracker.track("navigation_interacted", { group: "main", item: null, action: "group_expanded" });
    await vi.advanceTimersByTimeAsync(32 * minute);
    const events = sent.flatMap((batch) => batch.events);
    const ended = events.filter(({ name }) => name === "session_ended");
    const { sessionId } = events[0] ?? {};
    expect(ended).toMatchObject([
      {
        eventId: `${sessionId}_ended`,
        sessionId,
        ts: "2026-06-01T08:20:00.000Z",
        payload: { durationMs: 20 * minute, pagesViewed: 1, interactions: 1 },
      },
    ]);
    tracker.track("page_viewed", page);
    await tracker.flush();
    const [started, viewed] = sent.at(-1)?.events ?? [];
    expect(started?.eventId).toBe(`${viewed?.sessionId}_started`);
    expect(viewed?.sessionId).not.toBe(sessionId);
  });

  it("ends 24 hours after it began, however busy it is", async () => {
    const { transport, names } = createTestTransport();
    const tracker = openTracker({ transport });
    for (let i = 0; i < 75; i += 1) {
      tracker.track("page_viewed", page);
      await vi.advanceTimersByTimeAsync(20 * minute);
    }
    expect(names().filter((name) => name === "session_ended")).toHaveLength(1);
  });

  it("that ended with its page is told by the next visit, unless the server would refuse it", async () => {
    const { transport, sent } = createTestTransport();
    openTracker({ transport }).track("page_viewed", page);
    closeTrackers();
    await vi.advanceTimersByTimeAsync(3 * day);
    const next = openTracker({ transport });
    await next.flush();
    const events = sent.flatMap((batch) => batch.events);
    expect(events.at(-1)).toMatchObject({ name: "session_ended", ts: "2026-06-01T08:00:00.000Z" });

    next.track("page_viewed", page);
    closeTrackers();
    await vi.advanceTimersByTimeAsync(8 * day);
    const late = openTracker({ transport });
    await late.flush();
    expect(late.stats().dropped).toEqual({ too_old: 1 });
  });

  it("is one of all tabs, also of two that begin at the same moment", async () => {
    const { transport, sent } = createTestTransport();
    const [one, two] = [openTracker({ transport }), openTracker({ transport })];
    one.track("page_viewed", page);
    // The other tab does not see yet what the first one stored.
    localStorage.removeItem("firsthand.acme-web.session");
    two.track("page_viewed", page);
    await one.flush();
    await two.flush();
    const events = sent.flatMap((batch) => batch.events);
    expect(new Set(events.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(
      new Set(events.filter(({ name }) => name === "session_started").map(({ eventId }) => eventId)).size,
    ).toBe(1);
    await vi.advanceTimersByTimeAsync(31 * minute);
    const ended = sent.flatMap((batch) => batch.events).filter(({ name }) => name === "session_ended");
    expect(new Set(ended.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it("lives as long as the page where storage is blocked", async () => {
    const { transport, sent } = createTestTransport();
    vi.stubGlobal("localStorage", undefined);
    const tracker = openTracker({ transport });
    tracker.track("page_viewed", page);
    tracker.track("page_viewed", page);
    await tracker.flush();
    const events = sent.flatMap((batch) => batch.events);
    expect(events).toHaveLength(3);
    expect(new Set(events.map(({ sessionId, anonymousUserId }) => sessionId + anonymousUserId)).size).toBe(1);
  });
});

describe("what an earlier page left", () => {
  it("is delivered under the same ids, with what was dropped; what is no event goes", async () => {
    const failing = createTestTransport(() => ({ status: "failed" }));
    const first = openTracker({ transport: failing.transport });
    first.track("page_viewed", page);
    first.track("page_viewed", {} as typeof page);
    await first.flush();
    const left = Object.entries(readStorage()).filter(([name]) => name.includes("queue"));
    closeTrackers();
    localStorage.setItem("firsthand.acme-web.queue.x", "{");
    const { transport, sent } = createTestTransport();
    const next = openTracker({ transport });
    await next.flush();
    const events = sent.flatMap((batch) => batch.events);
    expect(events.map(({ eventId }) => `firsthand.acme-web.queue.${eventId}`)).toEqual(
      left.map(([name]) => name).slice(0, 2),
    );
    expect(sent.map(({ dropped }) => dropped?.counts)).toEqual([{ refused: 1 }, undefined]);
    expect(Object.keys(readStorage()).filter((name) => name.includes("queue"))).toEqual([]);
  });

  it("is let go by a page that sees it delivered by another one", async () => {
    const { transport, sent } = createTestTransport();
    const one = openTracker({ transport });
    one.track("page_viewed", page);
    const two = openTracker({ transport });
    expect(two.stats().queued).toBe(2);
    await one.flush();
    await two.flush();
    expect(sent).toHaveLength(1);
    expect(two.stats()).toMatchObject({ tracked: 0, queued: 0 });
  });
});

describe("a transport that does not keep to its interface", () => {
  it.each([
    [
      "throws",
      () => {
        throw new Error("x");
      },
    ],
    ["answers nothing", () => undefined],
    ["answers something else", () => ({ status: "accepted", received: "2", rejected: [] })],
    ["answers for fewer", () => ({ status: "accepted", received: 1, rejected: [] })],
    ["names a strange time", () => ({ status: "failed", retryAfterMs: "soon" })],
  ])("that %s leaves events waiting", async (_, send) => {
    const tracker = openTracker({ transport: { send: send as never } });
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(tracker.stats()).toMatchObject({ tracked: 2, queued: 2 });
  });
});

describe("listeners", () => {
  it("are of the page's life only, and go with close", () => {
    const heard = new Map<string, number>();
    const { addEventListener: add } = window;
    vi.spyOn(window, "addEventListener").mockImplementation(
      (type: string, hear: unknown, options: unknown) => {
        heard.set(type, (heard.get(type) ?? 0) + 1);
        (options as { signal: AbortSignal }).signal.addEventListener("abort", () => heard.delete(type));
        add.call(window, type, hear as EventListener, options as AddEventListenerOptions);
      },
    );
    const { transport } = createTestTransport(acceptAll);
    const tracker = createTracker({
      transport,
      source: "acme-web",
      consent: "granted",
      catalogue: { vocabulary: {}, lists: () => null, listsRoute: () => null },
      route: () => null,
    });
    expect([...heard.keys()].sort()).toEqual(["pagehide", "pageshow", "storage", "visibilitychange"]);
    tracker.close();
    expect(heard.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
