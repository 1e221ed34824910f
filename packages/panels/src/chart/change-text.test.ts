import { describe, expect, it } from "vitest";
import { createTools } from "../panel/panel-tools.ts";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { readChange } from "./change-text.ts";

const tools = createTools(defaultSettings, createMeta({ comparisonTimeRange: earlier }));

describe("readChange", () => {
  it("has an arrow to see and a word to hear", () => {
    expect(readChange(106.2, 100, tools)).toEqual({ mark: "↑\u00a06.2%", words: "up 6.2%" });
    expect(readChange(50, 100, tools)).toEqual({ mark: "↓\u00a050%", words: "down 50%" });
    expect(readChange(5000, 1, tools)?.mark).toBe("↑\u00a0>999%");
  });

  it("has no arrow for none and for new", () => {
    expect(readChange(100, 100, tools)).toEqual({ mark: "0%", words: "unchanged" });
    expect(readChange(1, 0, tools)).toEqual({ mark: "new", words: "new" });
  });

  it("is nothing where a figure is missing, or less than the whole earlier period can be read", () => {
    expect(readChange(null, 100, tools)).toBeNull();
    expect(readChange(100, null, tools)).toBeNull();
    expect(readChange(2, 1, createTools(defaultSettings, createMeta()))).toBeNull();
  });
});
