import { act, render } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import "../test/render.tsx";
import { useTimeZone, useToday } from "./use-viewer.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function Viewer({ timeZone, today }: { readonly timeZone?: string; readonly today?: string }) {
  const zone = useTimeZone(timeZone);
  return <p>{`${useToday("Asia/Kathmandu", today)} ${zone}`}</p>;
}

/** Intl stays what it is, so that it can be watched. */
const stopClock = (now: string) =>
  vi.useFakeTimers({ now: Date.parse(now), toFake: ["Date", "setInterval", "clearInterval"] });

/** What is asked of this machine from now on. */
function watch() {
  return {
    zones: vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions"),
    dates: vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts"),
    timers: vi.spyOn(globalThis, "setInterval"),
    listeners: vi.spyOn(document, "addEventListener"),
  };
}

const countCalls = (watched: ReturnType<typeof watch>) =>
  Object.values(watched).map(({ mock }) => mock.calls.filter(([type]) => type !== "selectionchange").length);

describe("the viewer's zone and date", () => {
  it("follow the calendar, by a timer that goes with the part that shows them", () => {
    stopClock("2026-06-12T18:13:10Z");
    const { container, unmount } = render(<Viewer />);
    expect(container.textContent).toContain("2026-06-12");
    act(() => vi.advanceTimersByTime(120_000));
    expect(container.textContent).toMatch(/^2026-06-13/);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stay while nobody sees the page", () => {
    stopClock("2026-07-12T18:13:10Z");
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    const { container } = render(<Viewer />);
    act(() => vi.advanceTimersByTime(120_000));
    expect(container.textContent).toMatch(/^2026-07-12/);
    hidden.mockReturnValue(false);
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(container.textContent).toMatch(/^2026-07-13/);
  });

  it("are not read where they are given", () => {
    const { container, rerender } = render(<div />);
    const watched = watch();
    rerender(<Viewer timeZone="Asia/Kathmandu" today="2026-06-12" />);
    expect(container.textContent).toBe("2026-06-12 Asia/Kathmandu");
    expect(countCalls(watched)).toEqual([0, 0, 0, 0]);
  });
});
