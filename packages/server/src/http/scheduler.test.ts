import { describe, expect, it } from "vitest";
import { type Release, Scheduler } from "./scheduler.ts";

const never = new AbortController().signal;

function scheduler(options: Partial<ConstructorParameters<typeof Scheduler>[0]> = {}) {
  return new Scheduler({
    concurrency: 8,
    runningPerScope: 4,
    queuedPerScope: 100,
    retryAfterSeconds: 5,
    ...options,
  });
}

/** Asks for places and notes in which order they are given. */
function asker(places: Scheduler) {
  const given: string[] = [];
  const releases: Release[] = [];
  return {
    given,
    releases,
    ask: (scope: string, name = scope, signal = never) =>
      places.acquire(scope, signal).then((release) => {
        given.push(name);
        releases.push(release);
      }),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("Scheduler", () => {
  it("runs four of one scope and lets the fifth wait", async () => {
    const { ask, given, releases } = asker(scheduler());
    for (let i = 1; i <= 5; i += 1) void ask("a", `a${i}`);
    await settle();
    expect(given).toEqual(["a1", "a2", "a3", "a4"]);
    releases[1]?.();
    await settle();
    expect(given).toEqual(["a1", "a2", "a3", "a4", "a5"]);
  });

  it("finds another scope a place at once, however much one scope asks", async () => {
    const { ask, given } = asker(scheduler());
    for (let i = 0; i < 50; i += 1) void ask("heavy");
    for (let i = 0; i < 50; i += 1) void ask("heavier");
    void ask("light");
    await settle();
    expect(given).toContain("light");
  });

  it("never lets one scope have the last free place while it holds others", async () => {
    const { ask, given } = asker(scheduler({ concurrency: 2 }));
    void ask("a");
    void ask("a");
    void ask("b");
    await settle();
    expect(given).toEqual(["a", "b"]);
  });

  it("goes round the waiting scopes in turn", async () => {
    const { ask, given, releases } = asker(scheduler({ concurrency: 1 }));
    for (const name of ["a1", "a2", "a3", "b1", "b2", "c1"]) void ask(name.slice(0, 1), name);
    for (let i = 0; i < 6; i += 1) {
      await settle();
      releases.at(-1)?.();
    }
    expect(given).toEqual(["a1", "b1", "c1", "a2", "b2", "a3"]);
  });

  it("refuses what finds the queue full and says when to come back", async () => {
    const places = scheduler({ runningPerScope: 1, queuedPerScope: 2 });
    const { ask } = asker(places);
    for (let i = 0; i < 3; i += 1) void ask("a");
    await expect(places.acquire("a", never)).rejects.toMatchObject({
      code: "too_many_requests",
      details: { retryAfterSeconds: 5 },
    });
    await expect(places.acquire("b", never)).resolves.toBeTypeOf("function");
  });

  it("takes those who gave up out of the queue", async () => {
    const places = scheduler({ runningPerScope: 1, queuedPerScope: 1 });
    const { ask, given, releases } = asker(places);
    const leaving = new AbortController();
    await ask("a", "first");
    const left = places.acquire("a", leaving.signal);
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    void ask("a", "second");
    releases[0]?.();
    await settle();
    expect(given).toEqual(["first", "second"]);
    await expect(places.acquire("a", leaving.signal)).rejects.toThrow("gone");
  });

  it("gives a place back once, however often it is told to", async () => {
    const places = scheduler({ concurrency: 1 });
    const release = await places.acquire("a", never);
    release();
    release();
    const { ask, given } = asker(places);
    void ask("a");
    void ask("b");
    await settle();
    expect(given).toEqual(["a"]);
  });

  it("forgets scopes that neither run nor wait", async () => {
    const places = scheduler();
    for (let i = 0; i < 1_000; i += 1) {
      const release = await places.acquire(`scope ${i}`, never);
      release();
    }
    const leaving = new AbortController();
    const { ask, releases } = asker(places);
    for (let i = 0; i < 4; i += 1) await ask("a");
    const left = places.acquire("a", leaving.signal);
    expect(places.size).toBe(1);
    for (const release of releases.slice(0, 4)) release();
    await settle();
    leaving.abort();
    (await left)();
    expect(places.size).toBe(0);
  });
});
