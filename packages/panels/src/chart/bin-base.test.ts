import { describe, expect, it } from "vitest";
import { createTools } from "../panel/panel-tools.ts";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta } from "../test/answers.ts";
import { createBinBase } from "./bin-base.ts";

const tools = createTools(defaultSettings, createMeta());
const bin = (fromMs: number, sessions: number | null) => ({ fromMs, toMs: fromMs * 2, sessions });

describe("createBinBase", () => {
  it("has 0 for a bin that is not listed, and tells one that is listed without a figure as withheld", () => {
    const baseOf = createBinBase({ sessions: 4, histogram: [bin(1000, 4), bin(2000, null)] }, tools);
    expect(baseOf(bin(1000, 1))).toEqual({ value: 4, text: "4" });
    expect(baseOf(bin(2000, 1))).toEqual({ value: null, text: "withheld" });
    expect(baseOf(bin(4000, 1))).toEqual({ value: 0, text: "0" });
  });

  it("knows nothing of a bin where nothing of the comparison can be told: never 0", () => {
    const baseOf = createBinBase({ sessions: null, histogram: [] }, tools);
    expect(baseOf(bin(1000, 1))).toEqual({ value: null, text: "—" });
  });
});
