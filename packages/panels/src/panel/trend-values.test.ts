import { describe, expect, it } from "vitest";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta } from "../test/answers.ts";
import { createTools } from "./panel-tools.ts";
import { describeTrend, getFinished } from "./trend-values.ts";

const trendStarts = ["08", "09", "10", "11", "12"].map((day) => `2026-06-${day}T00:00:00+02:00`);
const tools = createTools(defaultSettings, createMeta({ trendStarts }));

describe("describeTrend", () => {
  it.each([
    [[4, 9, 9, 1, 1, 5], "rising, from 4 to 5"],
    [[0, 0, 0, 0, 3, 0], "steady, from 0 to 0"],
    [[4.2, 4.4], "steady, from 4 to 4"],
    [[9, null, 3], "falling, from 9 to 3"],
    [[null], "no data"],
  ])("has the direction of the two values that it names: %j", (values, told) => {
    expect(describeTrend(values, tools)).toBe(told);
  });
});

describe("getFinished", () => {
  it("leaves out what is not over", () => {
    expect(getFinished([1, 2, 3, 4, 5], tools)).toEqual([1, 2, 3, 4]);
    expect(getFinished(undefined, tools)).toEqual([]);
  });
});
