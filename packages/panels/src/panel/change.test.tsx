import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../provider/panel-settings.ts";
import { createMeta, earlier } from "../test/answers.ts";
import { getText } from "../test/render.tsx";
import { ChangeMark, getChange } from "./change.tsx";
import { Icon } from "./icon.tsx";
import { createTools } from "./panel-tools.ts";

const over = createTools(
  defaultSettings,
  createMeta({ queriedAt: "2026-06-13T00:00:00Z", comparisonTimeRange: earlier }),
);
const running = createTools(defaultSettings, createMeta({ comparisonTimeRange: earlier }));

function show(value: number | null, base: number | null, tools = over) {
  const change = getChange(value, base);
  if (change === undefined) throw new Error("A base was given.");
  return render(<ChangeMark change={change} tools={tools} headline />).container;
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

describe("ChangeMark", () => {
  it("says in words what the arrow shows, and what it is compared with", () => {
    expect(getText(show(106, 100))).toBe("up 6%, compared with Jun 1 – Jun 5");
    expect(getText(show(90, 100))).toBe("down 10%, compared with Jun 1 – Jun 5");
  });

  it("points up where it says up, and down where it says down", () => {
    const arrow = (container: HTMLElement) => container.querySelector("svg path")?.getAttribute("d");
    for (const [value, name] of [
      [106, "up"],
      [90, "down"],
    ] as const) {
      expect(arrow(show(value, 100))).toBe(arrow(render(<Icon name={name} />).container));
    }
  });

  it("has no arrow when nothing changed, also after rounding", () => {
    expect(show(100, 100).querySelector("svg")).toBeNull();
    expect(getText(show(1_000_001, 1_000_000))).toContain("unchanged 0%");
  });

  it("is faint and says so far while the range runs", () => {
    const mark = show(106, 100, running);
    expect(getText(mark)).toContain("6% so far");
    expect(mark.querySelector(".fh-change--incomplete")).not.toBeNull();
  });

  it("writes new and unknown without a number", () => {
    expect(getText(show(5, 0))).toBe("new");
    expect(getText(show(5, null))).toBe("change unknown—");
  });

  it("keeps a jump from next to nothing short", () => {
    expect(getText(show(5000, 1))).toContain("up >999%");
  });
});
