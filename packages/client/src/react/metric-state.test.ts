import { type MetricAnswer, TelemetryError } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { answerLine } from "../test-api.ts";
import { getAnswerState } from "./metric-state.ts";

// The test API's line holds what an answer does, and the id of its question.
const answer = answerLine("0", "totals") as unknown as MetricAnswer<"totals">;

describe("getAnswerState", () => {
  it.each(["unauthenticated", "forbidden"] as const)(
    "shows no answer beside %s, also where a host's cache has brought one back",
    (code) => {
      const error = new TelemetryError(code, "No.");
      for (const isPlaceholder of [false, true]) {
        expect(getAnswerState(answer, error, isPlaceholder)).toEqual({
          state: "error",
          answer: undefined,
          error,
        });
      }
    },
  );

  it("keeps the last good answer beside any other failure, and takes none of another question for it", () => {
    const error = new TelemetryError("network", "No connection.");
    expect(getAnswerState(answer, error, false)).toEqual({ state: "stale", answer, error });
    expect(getAnswerState(answer, error, true).state).toBe("error");
    expect(getAnswerState(answer, null, true)).toMatchObject({ state: "loading", previousAnswer: answer });
  });
});
