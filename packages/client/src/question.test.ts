import { getEventListeners } from "node:events";
import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createQuestion } from "./question.ts";

describe("a question", () => {
  it("listens to the signals of who waits for it until they leave or it is settled, and no longer", async () => {
    const [leaving, waiting] = [new AbortController(), new AbortController()];
    const countListeners = () =>
      [leaving, waiting].map(({ signal }) => getEventListeners(signal, "abort").length);
    const question = createQuestion("totals", {});
    let abandoned = 0;
    question.onAbandoned = () => {
      abandoned += 1;
    };
    const outcomes = [leaving, waiting].map(({ signal }) => question.wait(signal).catch((reason) => reason));
    expect(countListeners()).toEqual([1, 1]);
    leaving.abort("gone");
    expect(await outcomes[0]).toBe("gone");
    expect(countListeners()).toEqual([0, 1]);
    expect(abandoned).toBe(0);
    const failure = new TelemetryError("network", "Nobody answers.");
    question.fail(failure);
    expect(await outcomes[1]).toBe(failure);
    await Promise.resolve();
    expect(countListeners()).toEqual([0, 0]);
  });

  it("is abandoned when the last one leaves", () => {
    const controllers = [new AbortController(), new AbortController()];
    const question = createQuestion("totals", {});
    let abandoned = 0;
    question.onAbandoned = () => {
      abandoned += 1;
    };
    for (const { signal } of controllers) question.wait(signal).catch(() => undefined);
    controllers[0]?.abort();
    expect(abandoned).toBe(0);
    controllers[1]?.abort();
    expect(abandoned).toBe(1);
  });
});
