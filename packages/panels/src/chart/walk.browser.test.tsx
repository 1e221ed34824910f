import { cleanup, render, waitFor } from "@testing-library/react";
import { Profiler } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import type { TimeRange } from "@firsthand/contract";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { SessionDurationPanel } from "../metrics/session-duration.tsx";
import { TelemetryProvider, type TelemetryProviderProps } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";

afterEach(cleanup);

const compared = { params: { compare: "previous-aligned" } } as const;
const answer = answerOf("active-users", compared);
const durations = answerOf("session-duration", compared);
const { points } = answer.data;

/** The answer of a server that keeps events from where the range begins. */
const keptFromStart = <A extends typeof answer | typeof durations>(given: A): A => ({
  ...given,
  meta: { ...given.meta, readableSince: given.meta.timeRange.start },
});

interface Shown {
  readonly root: HTMLElement;
  readonly target: HTMLElement;
  readonly renders: () => number;
  readonly unmount: () => void;
}

/** Renders the chart of a panel into a cell of this width, and wakes the layer that walks it. */
function show(
  settings: TelemetryProviderProps & {
    widthPx?: number;
    panel?: "users" | "durations";
    comparison?: typeof durations.comparison;
    isComparisonKept?: boolean;
  } = {},
): Shown {
  const { widthPx = 760, panel = "users", comparison = durations.comparison, ...others } = settings;
  const { isComparisonKept = true, ...provider } = others;
  const keep = isComparisonKept ? <A,>(given: A) => given : keptFromStart;
  let renders = 0;
  const { container, unmount } = render(
    <TelemetryProvider {...provider}>
      <Profiler id="panel" onRender={() => (renders += 1)}>
        {panel === "users" ? (
          <ActiveUsersPanel answer={keep(answer)} />
        ) : (
          <SessionDurationPanel answer={keep({ ...durations, comparison })} />
        )}
      </Profiler>
    </TelemetryProvider>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif; margin: 40px`);
  const root = container.querySelector<HTMLElement>("[data-metric]");
  const target = container.querySelector<HTMLElement>("[role=slider]");
  if (root === null || target === null) throw new Error("No chart was rendered.");
  return { root, target, renders: () => renders, unmount };
}

const tipOf = (root: HTMLElement) => root.querySelector<HTMLElement>(".fh-tip");
const isTold = (root: HTMLElement) => tipOf(root)?.checkVisibility() === true;

/** Moves a pointer over the chart, at a share of its width. */
function point(target: HTMLElement, type: string, share: number, init: PointerEventInit = {}) {
  const box = target.getBoundingClientRect();
  const at = { clientX: box.left + share * box.width, clientY: box.top + box.height / 2 };
  const event = type === "click" ? MouseEvent : PointerEvent;
  target.dispatchEvent(
    new event(type, { bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", ...at, ...init }),
  );
}

async function enter(shown: Shown) {
  await userEvent.hover(shown.target);
  await waitFor(() => expect(isTold(shown.root)).toBe(true));
}

async function focus(shown: Shown) {
  shown.target.focus({ focusVisible: true } as FocusOptions);
  await waitFor(() => expect(tipOf(shown.root)).not.toBeNull());
}

describe("a walked chart over time", () => {
  it("is reached by Tab and walked by keys, and the slider's value is the point", async () => {
    const shown = show();
    await focus(shown);
    await userEvent.keyboard("{Home}");
    const first = shown.target.getAttribute("aria-valuetext");
    expect(first).toMatch(/^\w+day, \w+ \d+: [\d,]+ users; \w+day, \w+ \d+: [\d,]+; (up|down|unchanged)/);
    expect(shown.target.getAttribute("aria-valuenow")).toBe("1");
    await userEvent.keyboard("{ArrowRight}{PageUp}");
    expect(shown.target.getAttribute("aria-valuenow")).toBe("9");
    await userEvent.keyboard("{End}");
    expect(shown.target.getAttribute("aria-valuenow")).toBe(String(points.length));
    expect(isTold(shown.root)).toBe(true);
    expect(getComputedStyle(shown.target).outlineStyle).toBe("solid");
    await userEvent.keyboard("{Escape}");
    expect(isTold(shown.root)).toBe(false);
  });

  it("tells where a pointer rests that has not moved since what walks it was loaded", async () => {
    const shown = show();
    const box = shown.target.getBoundingClientRect();
    await userEvent.hover(shown.target, { position: { x: box.width * 0.25, y: box.height / 2 } });
    await waitFor(() => expect(isTold(shown.root)).toBe(true));
    expect(shown.target).toHaveAttribute("aria-valuenow", String(Math.round((points.length - 1) * 0.25) + 1));
  });

  it("follows the pointer without rendering anything", async () => {
    const shown = show();
    await enter(shown);
    const before = shown.renders();
    const texts = new Set<string | null>();
    for (let step = 0; step <= 100; step += 1) {
      point(shown.target, "pointermove", step / 100);
      texts.add(tipOf(shown.root)?.textContent ?? null);
    }
    expect(texts.size).toBe(points.length);
    expect(shown.renders()).toBe(before);
    expect(shown.root.querySelector(".fh-walk__tag")?.checkVisibility()).toBe(true);
    point(shown.target, "pointerleave", 1);
    expect(isTold(shown.root)).toBe(false);
    expect(shown.root.querySelector(".fh-walk__tag")?.checkVisibility()).toBe(false);
  });

  it.each([280, 390, 1176])("keeps the tooltip in a panel of %d px and off its point", async (widthPx) => {
    const shown = show({ widthPx, onTimeRangeSelect: () => undefined });
    await enter(shown);
    const frame = shown.root.getBoundingClientRect();
    for (const share of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      point(shown.target, "pointermove", share);
      const tip = tipOf(shown.root)?.getBoundingClientRect() ?? new DOMRect();
      expect(tip.left).toBeGreaterThanOrEqual(frame.left);
      expect(tip.right).toBeLessThanOrEqual(frame.right);
      expect(tip.top).toBeGreaterThanOrEqual(frame.top);
      expect(tip.bottom).toBeLessThanOrEqual(frame.bottom);
      for (const dot of shown.root.querySelectorAll('.fh-walk__dot:not([visibility="hidden"])')) {
        const box = dot.getBoundingClientRect();
        const isApart =
          box.right <= tip.left || box.left >= tip.right || box.bottom <= tip.top || box.top >= tip.bottom;
        expect(isApart).toBe(true);
      }
    }
  });

  it("pins by a click, shows it, and lets go by Escape and by the button", async () => {
    const shown = show();
    await enter(shown);
    point(shown.target, "click", 0.5);
    point(shown.target, "pointerleave", 1);
    const tip = tipOf(shown.root);
    expect(tip?.hasAttribute("data-pinned")).toBe(true);
    expect(tip?.querySelector(".fh-tip__pin")?.checkVisibility()).toBe(true);
    expect(shown.target.getAttribute("aria-valuetext")).toMatch(/, pinned$/);
    point(shown.target, "pointermove", 0.1);
    expect(shown.target.getAttribute("aria-valuenow")).not.toBe("1");
    tip?.querySelector<HTMLElement>("[aria-label=Close]")?.click();
    expect(isTold(shown.root)).toBe(false);
    point(shown.target, "click", 0.2);
    expect(isTold(shown.root)).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(isTold(shown.root)).toBe(false);
  });

  it("names annotations in the tooltip and the announcement of their granule, and only there", async () => {
    const at = points[3]?.start ?? "";
    const shown = show({ annotations: [{ at, label: "release 4.2" }] });
    await focus(shown);
    await userEvent.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(tipOf(shown.root)?.querySelector(".fh-tip__notes")?.textContent).toBe("release 4.2");
    expect(shown.target.getAttribute("aria-valuetext")).toContain("release 4.2");
    await userEvent.keyboard("{ArrowRight}");
    expect(tipOf(shown.root)?.textContent).not.toContain("release 4.2");
  });

  it.each([
    [760, "release"],
    [390, "2 release"],
  ])(
    "names an annotation as the plot does, by its number where there is one: %d px",
    async (widthPx, told) => {
      const annotations = [3, 12].map((i) => ({ at: points[i]?.start ?? "", label: "release" }));
      const shown = show({ widthPx, annotations });
      const keys = [...shown.root.querySelectorAll("footer > span")].filter((key) => key.checkVisibility());
      expect(keys.some((key) => key.textContent === "2 release")).toBe(widthPx === 390);
      await focus(shown);
      await userEvent.keyboard(`{Home}${"{ArrowRight}".repeat(12)}`);
      expect(tipOf(shown.root)?.querySelector(".fh-tip__notes")?.textContent).toBe(told);
    },
  );

  it("takes the comparison out of picture and words, and back", async () => {
    const shown = show();
    await enter(shown);
    const button = shown.root.querySelector<HTMLElement>('[data-series="previous"]');
    const line = shown.root.querySelector(".fh-line--previous");
    await userEvent.click(button as HTMLElement);
    expect(button?.getAttribute("aria-pressed")).toBe("false");
    expect(line?.checkVisibility()).toBe(false);
    await enter(shown);
    expect(tipOf(shown.root)?.querySelectorAll("dl > div")).toHaveLength(1);
    await userEvent.click(button as HTMLElement);
    expect(line?.checkVisibility()).toBe(true);
  });

  it.each(["users", "durations"] as const)(
    "tells of no comparison where nothing of it is kept: %s",
    async (panel) => {
      const shown = show({ panel, isComparisonKept: false });
      await enter(shown);
      expect(tipOf(shown.root)?.querySelectorAll("dl > div")).toHaveLength(1);
    },
  );

  it("moves at once: a figure that fades in behind the pointer is late", async () => {
    const shown = show();
    await enter(shown);
    expect(document.getAnimations()).toEqual([]);
  });

  it("leaves nothing behind when it goes", async () => {
    const shown = show();
    await enter(shown);
    point(shown.target, "click", 0.5);
    const { body } = document;
    const failed = vi.fn();
    window.addEventListener("error", failed);
    shown.unmount();
    await userEvent.keyboard("{Escape}");
    window.dispatchEvent(new Event("resize"));
    window.removeEventListener("error", failed);
    expect(failed).not.toHaveBeenCalled();
    expect(body.querySelector(".fh-tip, .fh-walk, [role=slider]")).toBeNull();
  });
});

describe("zoom", () => {
  it("opens the stretch that is dragged over, its end not included", async () => {
    const ranges: TimeRange[] = [];
    const shown = show({ onTimeRangeSelect: (range) => ranges.push(range) });
    await enter(shown);
    const at = (index: number) => index / (points.length - 1);
    point(shown.target, "pointermove", at(10));
    // A made-up pointer cannot be captured.
    shown.target.setPointerCapture = () => undefined;
    point(shown.target, "pointerdown", at(10));
    point(shown.target, "pointermove", at(6), { buttons: 1 });
    expect(shown.root.querySelector(".fh-walk__band")?.checkVisibility()).toBe(true);
    expect(tipOf(shown.root)?.textContent).toContain("5 days");
    point(shown.target, "pointerup", at(6));
    point(shown.target, "click", at(6));
    expect(ranges).toEqual([{ start: points[6]?.start, end: points[11]?.start }]);
    expect(isTold(shown.root)).toBe(false);
  });

  it("selects nothing after a press that was let go outside of the chart", async () => {
    const select = vi.fn();
    const shown = show({ onTimeRangeSelect: select });
    await enter(shown);
    point(shown.target, "pointerdown", 0.2);
    point(shown.target, "pointerleave", 0.2);
    point(shown.target, "pointermove", 0.6);
    expect(shown.root.querySelector(".fh-walk__band")?.checkVisibility()).toBe(false);
    point(shown.target, "pointerup", 0.6);
    expect(select).not.toHaveBeenCalled();
  });

  it("offers what can be done: a click to pin while it follows the pointer, the key only to who has the focus", async () => {
    const shown = show({ onTimeRangeSelect: () => undefined });
    const offered = () =>
      [...(tipOf(shown.root)?.querySelector(".fh-tip__foot")?.children ?? [])]
        .filter((part) => part.checkVisibility())
        .map((part) => part.textContent);
    await enter(shown);
    expect(offered()).toEqual(["Click to pin"]);
    point(shown.target, "click", 0.5);
    expect(offered()).toEqual(["Open this day"]);
    shown.target.focus();
    expect(offered()).toEqual(["Open this day", "Enter"]);
    shown.target.blur();
    expect(offered()).toEqual(["Open this day"]);
  });

  it("is cancelled by Escape", async () => {
    const select = vi.fn();
    const shown = show({ onTimeRangeSelect: select });
    await enter(shown);
    shown.target.setPointerCapture = () => undefined;
    point(shown.target, "pointerdown", 0.2);
    point(shown.target, "pointermove", 0.6, { buttons: 1 });
    await userEvent.keyboard("{Escape}");
    point(shown.target, "pointerup", 0.6);
    expect(select).not.toHaveBeenCalled();
  });

  it("extends by Shift and arrows, and Enter opens it, or the granule at hand", async () => {
    const ranges: TimeRange[] = [];
    const shown = show({ onTimeRangeSelect: (range) => ranges.push(range) });
    await focus(shown);
    await userEvent.keyboard("{Home}{ArrowRight}{Enter}");
    await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
    expect(shown.target.getAttribute("aria-valuetext")).toMatch(/: 3 days$/);
    await userEvent.keyboard("{Enter}");
    expect(ranges).toEqual([
      { start: points[1]?.start, end: points[2]?.start },
      { start: points[2]?.start, end: points[5]?.start },
    ]);
  });

  it("is not offered where nobody takes the range", async () => {
    const shown = show();
    await enter(shown);
    point(shown.target, "pointerdown", 0.2);
    point(shown.target, "pointermove", 0.6, { buttons: 1 });
    expect(shown.root.querySelector(".fh-walk__band")?.checkVisibility()).toBe(false);
    expect(shown.root.querySelector(".fh-tip__foot")).toBeNull();
  });
});

describe("a walked histogram", () => {
  it("tells no figure of a comparison that is withheld as a whole, and no bin as new", async () => {
    const { comparison } = durations;
    if (comparison === undefined) throw new Error("There is no comparison.");
    const shown = show({ panel: "durations", comparison: { ...comparison, sessions: null, histogram: [] } });
    await focus(shown);
    await userEvent.keyboard("{Home}{ArrowRight}");
    expect([...shown.root.querySelectorAll(".fh-tip dd")].slice(1).map((dd) => dd.textContent)).toEqual([
      "—",
      "—",
    ]);
    expect(shown.target.getAttribute("aria-valuetext")).toMatch(/: —$/);
  });

  it("tells each bin by its ends, with both periods", async () => {
    const shown = show({ panel: "durations" });
    await focus(shown);
    await userEvent.keyboard("{End}{ArrowLeft}");
    expect(shown.target.getAttribute("aria-valuetext")).toMatch(/ to .*: [\d,]+ ended sessions?; .*: [\d,]+/);
    expect(isTold(shown.root)).toBe(true);
  });
});
