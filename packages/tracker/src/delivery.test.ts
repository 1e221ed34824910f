import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDelivery } from "./delivery.ts";
import { add, createQueue, getStats } from "./queue.ts";
import type { Outcome } from "./transport.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A delivery of events that are as long as they usually are. */
function createClient(answer: (events: number) => Outcome | Promise<Outcome>) {
  const queue = createQueue("q.");
  const sentAt: number[] = [];
  const bodies: { text: string; pageEnding: boolean }[] = [];
  let isAllowed = true;
  const delivery = createDelivery(queue, {
    source: "acme-web",
    intervalMs: 5_000,
    isAllowed: () => isAllowed,
    prepare() {},
    transport: {
      async send(text, { pageEnding }) {
        sentAt.push(Date.now());
        bodies.push({ text, pageEnding });
        return answer(JSON.parse(text).events.length);
      },
    },
  });
  let tracked = 0;
  return {
    ...delivery,
    queue,
    sentAt,
    bodies,
    withdraw() {
      isAllowed = false;
    },
    track(times = 1) {
      for (let i = 0; i < times; i += 1) {
        tracked += 1;
        add(queue, `q.${tracked}`, JSON.stringify({ id: tracked, text: "x".repeat(430) }), Date.now());
      }
      delivery.schedule();
    },
  };
}

const accept = (received: number): Outcome => ({ status: "accepted", received, rejected: [] });
const pausesOf = (sentAt: readonly number[]) => sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? 0));

describe("createDelivery", () => {
  it("tries five times, after pauses that may grow from one second to thirty, and counts what did not arrive", async () => {
    const random = vi.spyOn(Math, "random").mockReturnValue(0.999_999);
    const client = createClient(() => ({ status: "failed" }));
    client.track();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(pausesOf(client.sentAt.slice(0, 5)).map((ms) => Math.round(ms / 1_000))).toEqual([4, 16, 30, 30]);
    expect(getStats(client.queue)).toMatchObject({ queued: 0, dropped: { undeliverable: 1 } });
    random.mockReturnValue(0);
    const patient = createClient(() => ({ status: "failed" }));
    patient.track();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(pausesOf(patient.sentAt.slice(0, 5))).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it.each([
    [20_000, 20_000],
    [1e12, 300_000],
    [-5_000, 0],
    [Number.NaN, 0],
  ])(
    "does not come back before the %d ms that the server names, up to five minutes",
    async (retryAfterMs, pauseMs) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const client = createClient(() => ({ status: "failed", retryAfterMs }));
      client.track();
      await vi.advanceTimersByTimeAsync(5_000);
      client.track(200);
      await client.flush();
      expect(client.sentAt).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(pauseMs + 1_000);
      expect(pausesOf(client.sentAt)[0]).toBe(pauseMs + 1_000);
    },
  );

  it("never sends again what the server does not want", async () => {
    const client = createClient((events) => (events > 0 ? { status: "rejected" } : accept(0)));
    client.track(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.bodies.map(({ text }) => JSON.parse(text).events.length)).toEqual([3, 0]);
    expect(JSON.parse(client.bodies[1]?.text ?? "").dropped.counts).toEqual({ rejected: 3 });
  });

  it("counts the events that the server refused in a batch that it took", async () => {
    const client = createClient((received) => ({
      status: "accepted",
      received,
      rejected: received ? [1] : [],
    }));
    client.track(3);
    await client.flush();
    expect(getStats(client.queue)).toMatchObject({ accepted: 2, dropped: { rejected: 1 } });
  });

  it("loses no event to a server that does not know reports", async () => {
    const client = createClient((events) => (events > 0 ? accept(events) : { status: "rejected" }));
    client.queue.unreported = { refused: 1 };
    client.track(3);
    await client.flush();
    expect(getStats(client.queue)).toMatchObject({ accepted: 3 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.sentAt).toHaveLength(2);
  });

  it("has one request in flight, and sends what came meanwhile five seconds later", async () => {
    let running = 0;
    let most = 0;
    const client = createClient(async (events) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 700));
      running -= 1;
      return accept(events);
    });
    client.track(300);
    const flushed = [client.flush(), client.flush()];
    await vi.advanceTimersByTimeAsync(100);
    client.track();
    await vi.advanceTimersByTimeAsync(3_000);
    await Promise.all(flushed);
    expect(most).toBe(1);
    expect(client.sentAt).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(getStats(client.queue)).toMatchObject({ queued: 0, accepted: 301 });
  });

  it("tries nothing while the browser is offline, and delivers within five seconds after", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    const client = createClient(accept);
    client.track(300);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(client.sentAt).toEqual([]);
    vi.stubGlobal("navigator", { onLine: true });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(getStats(client.queue)).toMatchObject({ queued: 0, accepted: 300 });
  });

  it("sends no more than 60,000 bytes at the page's end, those in flight included, and the rest if the page lives on", async () => {
    let answer = () => {};
    const client = createClient(
      (events) =>
        new Promise((resolve) => {
          answer = () => resolve(accept(events));
        }),
    );
    client.track(200);
    client.leave();
    client.track(10);
    client.leave();
    expect(client.bodies.every(({ pageEnding }) => pageEnding)).toBe(true);
    const inFlight = client.bodies.reduce((sum, { text }) => sum + text.length, 0);
    expect(inFlight).toBeLessThanOrEqual(60_000);
    expect(inFlight).toBeGreaterThan(59_000);
    answer();
    await vi.advanceTimersByTimeAsync(5_000);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(getStats(client.queue)).toMatchObject({ queued: 0, accepted: 210 });
  });

  it("sends nothing more once it may not", async () => {
    const client = createClient(accept);
    client.track(300);
    client.withdraw();
    client.leave();
    await client.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.sentAt).toEqual([]);
  });

  it("brings 1,000 clients back after an outage at no more than three times their mean rate", async () => {
    let state = 42;
    vi.spyOn(Math, "random").mockImplementation(() => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    });
    const outageMs = 60_000;
    const begin = Date.now();
    const isDown = () => Date.now() - begin < outageMs;
    const arrived: number[] = [];
    const clients = Array.from({ length: 1_000 }, () =>
      createClient((events) => {
        if (isDown()) return { status: "failed", retryAfterMs: 15_000 };
        arrived.push(Date.now() - begin - outageMs);
        return accept(events);
      }),
    );
    for (const client of clients) client.track();
    await vi.advanceTimersByTimeAsync(outageMs + 120_000);
    const perSecond = new Map<number, number>();
    for (const at of arrived)
      perSecond.set(Math.floor(at / 1_000), (perSecond.get(Math.floor(at / 1_000)) ?? 0) + 1);
    const seconds = Math.max(...perSecond.keys()) + 1;
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual((3 * arrived.length) / seconds);
    const accepted = clients.map(({ queue }) => getStats(queue).accepted);
    expect(accepted.every((count) => count === 1)).toBe(true);
  });
});
