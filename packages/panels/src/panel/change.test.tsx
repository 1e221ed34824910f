import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { getText } from "../test/render.tsx";
import { getChange, markChange, tellChange } from "./change.tsx";
import { createTools } from "./panel-tools.ts";

const over = createTools(
  defaultSettings,
  createMeta({ queriedAt: "2026-06-13T00:00:00Z", comparisonTimeRange: earlier }),
);
const running = createTools(defaultSettings, createMeta({ comparisonTimeRange: earlier }));

function show(value: number | null, base: number | null, tools = over) {
  const change = getChange(value, base);
  if (change === undefined) throw new Error("A base was given.");
  return render(markChange(change, tools, true)).container;
}

describe("getChange", () => {
  it("has nothing to say when no comparison was asked for", () => {
    expect(getChange(5, undefined)).toBeUndefined();
  });

  it("knows no share of nothing", () => {
    expect(getChange(5, 0)).toEqual({ kind: "new" });
    expect(getChange(0, 0)).toEqual({ kind: "share", share: 0 });
    expect(getChange(5, null)).toEqual({ kind: "unknown" });
    expect(getChange(null, 5)).toEqual({ kind: "unknown" });
  });
});

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

describe("markChange", () => {
  it("says in words what the arrow shows, and what it is compared with", () => {
    expect(getText(show(106, 100))).toBe("up 6%, compared with Jun 1 – Jun 5");
    expect(getText(show(90, 100))).toBe("down 10%, compared with Jun 1 – Jun 5");
  });

  it("points up where it says up, and down where it says down", () => {
    expect(show(106, 100).textContent).toBe("↑\u00a06%");
    expect(show(90, 100).textContent).toBe("↓\u00a010%");
  });

  it("has no arrow when nothing changed, also after rounding", () => {
    expect(show(100, 100).textContent).toBe("0%");
    expect(getText(show(1_000_001, 1_000_000))).toContain("unchanged");
  });

  it("is faint and says so far while the range runs", () => {
    const mark = show(106, 100, running);
    expect(getText(mark)).toContain("up 6% so far");
    expect(mark.textContent).toBe("↑\u00a06% so far");
    expect(mark.querySelector(".fh-change--incomplete")).not.toBeNull();
  });

  it("writes new and unknown without a number", () => {
    expect(getText(show(5, 0))).toBe("new");
    expect(getText(show(5, null))).toBe("change unknown");
    expect(show(5, null).textContent).toBe("—");
  });

  it("keeps a jump from next to nothing short", () => {
    expect(getText(show(5000, 1))).toContain("up >999%");
  });
});
