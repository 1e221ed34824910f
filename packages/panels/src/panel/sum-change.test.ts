import { describe, expect, it } from "vitest";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { createTools } from "./panel-tools.ts";
import { getSumChange } from "./sum-change.ts";

const tools = createTools(defaultSettings, createMeta({ comparisonTimeRange: earlier }));
const change = (value: number, own: (number | null)[], all: (number | null)[], total: number | null) =>
  getSumChange(value, { own, all, total }, tools);

describe("getSumChange", () => {
  it("adds up the earlier figures when the rows hold all of them", () => {
    expect(change(120, [60, 40], [60, 40, 7], 107)).toEqual({ kind: "share", share: 0.2 });
    expect(change(5, [0], [0, 7], 7)).toEqual({ kind: "new" });
  });

  it("is unknown when what is in no row may be of this sum, and would be read", () => {
    expect(change(120, [60, 40], [60, 40], 130)).toEqual({ kind: "unknown" });
    expect(change(5, [0], [0, 7], 8)).toEqual({ kind: "unknown" });
  });

  it("is told when what is in no row could not be read", () => {
    expect(change(120_000, [100_000], [100_000], 100_001).kind).toBe("share");
  });

  it("is unknown when an earlier figure is", () => {
    expect(change(5, [null], [null], 7)).toEqual({ kind: "unknown" });
    expect(change(5, [4], [4], null)).toEqual({ kind: "unknown" });
  });
});
