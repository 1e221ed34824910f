import { describe, expect, it } from "vitest";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { getChange } from "./change.tsx";
import { createTools } from "./panel-tools.ts";
import { tellChange } from "./tell-change.ts";

const over = createTools(defaultSettings, createMeta({ comparisonTimeRange: earlier }));

describe("tellChange", () => {
  it("has an arrow to see and a word to hear", () => {
    expect(tellChange(getChange(106.2, 100), over)).toEqual({ mark: "↑\u00a06.2%", words: "up 6.2%" });
    expect(tellChange(getChange(50, 100), over)).toEqual({ mark: "↓\u00a050%", words: "down 50%" });
    expect(tellChange(getChange(5000, 1), over)?.mark).toBe("↑\u00a0>999%");
  });

  it("has no arrow for none and for new", () => {
    expect(tellChange(getChange(100, 100), over)).toEqual({ mark: "0%", words: "unchanged" });
    expect(tellChange(getChange(1, 0), over)).toEqual({ mark: "new", words: "new" });
  });

  it("is nothing where a figure is missing, or less than the whole earlier period can be read", () => {
    expect(tellChange(getChange(null, 100), over)).toBeNull();
    expect(tellChange(getChange(100, null), over)).toBeNull();
    expect(tellChange(getChange(2, 1), createTools(defaultSettings, createMeta()))).toBeNull();
  });
});
