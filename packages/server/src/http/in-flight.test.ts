import { describe, expect, it } from "vitest";
import { InFlight } from "./in-flight.ts";

/** Work that ends when it is told to, and listens to its signal. */
function openWork() {
  const runs: {
    readonly signal: AbortSignal;
    readonly end: (answer: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((end, fail) => {
      runs.push({ signal, end, fail });
      signal.addEventListener("abort", () => fail(signal.reason));
    });
  return { runs, work };
}

const staying = () => new AbortController().signal;

describe("InFlight", () => {
  it("does the work once for all who ask while it is under way, and anew after that", async () => {
    const inFlight = new InFlight<string>();
    const { runs, work } = openWork();
    const first = [1, 2, 3].map(() => inFlight.share("a", staying(), work));
    const other = inFlight.share("b", staying(), work);
    expect(runs).toHaveLength(2);
    runs[0]?.end("answer");
    expect(await Promise.all(first)).toEqual(["answer", "answer", "answer"]);
    runs[1]?.end("other");
    expect(await other).toBe("other");
    const later = inFlight.share("a", staying(), work);
    expect(runs).toHaveLength(3);
    runs[2]?.end("newer");
    expect(await later).toBe("newer");
    expect(inFlight.size).toBe(0);
  });

  it("lets one caller go and works on for the others", async () => {
    const inFlight = new InFlight<string>();
    const { runs, work } = openWork();
    const leaving = new AbortController();
    const left = inFlight.share("a", leaving.signal, work);
    const stayed = inFlight.share("a", staying(), work);
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect(runs[0]?.signal.aborted).toBe(false);
    runs[0]?.end("answer");
    expect(await stayed).toBe("answer");
  });

  it("stops the work when the last one has gone, and begins anew for who comes then", async () => {
    const inFlight = new InFlight<string>();
    const { runs, work } = openWork();
    const leaving = new AbortController();
    const left = [1, 2].map(() => inFlight.share("a", leaving.signal, work));
    leaving.abort(new Error("gone"));
    for (const one of left) await expect(one).rejects.toThrow("gone");
    expect(runs[0]?.signal.aborted).toBe(true);
    const next = inFlight.share("a", staying(), work);
    expect(runs).toHaveLength(2);
    runs[1]?.end("answer");
    expect(await next).toBe("answer");
  });

  it("fails for all who wait, and keeps no failure", async () => {
    const inFlight = new InFlight<string>();
    const { runs, work } = openWork();
    const failed = [1, 2].map(() => inFlight.share("a", staying(), work));
    runs[0]?.fail(new Error("too slow"));
    for (const one of failed) await expect(one).rejects.toThrow("too slow");
    expect(inFlight.size).toBe(0);
    inFlight.share("a", staying(), work);
    expect(runs).toHaveLength(2);
  });

  it("does nothing for who has gone already", async () => {
    const { runs, work } = openWork();
    await expect(
      new InFlight<string>().share("a", AbortSignal.abort(new Error("gone")), work),
    ).rejects.toThrow("gone");
    expect(runs).toEqual([]);
  });
});
