import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { createQuestion } from "./question.ts";

/** A question with how often it was abandoned. */
function createCounted() {
  const question = createQuestion("totals", {});
  let abandoned = 0;
  question.onAbandoned = () => {
    abandoned += 1;
  };
  return { question, countAbandoned: () => abandoned };
}

/** What calls every listener that is still there: one that was kept would count its reader out again. */
const abortAgain = (controller: AbortController) => controller.signal.dispatchEvent(new Event("abort"));

describe("a question", () => {
  it("listens to a signal no more when who waits has left by it", async () => {
    const { question, countAbandoned } = createCounted();
    const [leaving, waiting] = [new AbortController(), new AbortController()];
    const outcomes = [leaving, waiting].map(({ signal }) => question.wait(signal).catch((reason) => reason));
    leaving.abort("gone");
    expect(await outcomes[0]).toBe("gone");
    abortAgain(leaving);
    expect(countAbandoned()).toBe(0);
    waiting.abort();
    expect(countAbandoned()).toBe(1);
  });

  it("listens to a signal no more when it is settled", async () => {
    const { question, countAbandoned } = createCounted();
    const waiting = new AbortController();
    const outcome = question.wait(waiting.signal).catch((reason) => reason);
    const failure = new TelemetryError("network", "Nobody answers.");
    question.fail(failure);
    expect(await outcome).toBe(failure);
    // The listener leaves one turn after the answer.
    await Promise.resolve();
    abortAgain(waiting);
    expect(countAbandoned()).toBe(0);
  });
});
