import { afterEach, describe, expect, it } from "vitest";
import { closeTrackers, createTestTransport, feature, openTracker, readStorage } from "./test/host.ts";
import { hostileArguments } from "./test/hostile-arguments.ts";

afterEach(closeTrackers);

describe("track, in a browser", () => {
  it("refuses 10,000 hostile calls without an error, a rejection or anything sent of them", async () => {
    localStorage.clear();
    const complaints: unknown[] = [];
    const complain = (event: Event) => complaints.push(event.type);
    for (const type of ["error", "unhandledrejection"]) addEventListener(type, complain);
    const { transport, sent } = createTestTransport();
    const tracker = openTracker({ transport });
    const values = hostileArguments();
    for (let i = 0; i < 10_000; i += 1) {
      const name = values[i % values.length];
      const payload = values[(i * 7 + Math.floor(i / values.length)) % values.length];
      tracker.track((i % 3 === 0 ? name : "feature_viewed") as "feature_viewed", payload as typeof feature);
    }
    await tracker.flush();
    // A turn later, rejections that nobody heard are told.
    await new Promise((resolve) => setTimeout(resolve));
    for (const type of ["error", "unhandledrejection"]) removeEventListener(type, complain);
    expect(complaints).toEqual([]);
    expect(sent).toMatchObject([{ events: [], dropped: { counts: { refused: 10_000 } } }]);
    expect(JSON.stringify([sent, readStorage()])).not.toContain("CANARY");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    tracker.track("feature_viewed", feature);
    await tracker.flush();
    expect(tracker.stats()).toMatchObject({ tracked: 10_002, accepted: 2 });
  });
});
