import { describe, expect, it } from "vitest";
import { judgeDays } from "./judge-days.ts";

const input = { figure: 10, days: [4, null, 6], isAdditive: true, isNewer: false, hasWithheld: false };

describe("judgeDays", () => {
  it("adds up events, days without any left out", () => {
    expect(judgeDays(input)).toEqual({ sum: 10, difference: 0, verdict: "adds-up" });
  });

  it("says that days of users overlap where they come to more, and wonders where they come to less", () => {
    expect(judgeDays({ ...input, isAdditive: false, figure: 7 }).verdict).toBe("overlap");
    expect(judgeDays({ ...input, isAdditive: false, figure: 12 }).verdict).toBe("unexplained");
  });

  it("blames new events only where there are newer ones, and withheld days before them", () => {
    expect(judgeDays({ ...input, figure: 9 }).verdict).toBe("unexplained");
    expect(judgeDays({ ...input, figure: 9, isNewer: true })).toEqual({
      sum: 10,
      difference: 1,
      verdict: "new-events",
    });
    expect(judgeDays({ ...input, figure: 15, isNewer: true, hasWithheld: true }).verdict).toBe("withheld");
  });
});
