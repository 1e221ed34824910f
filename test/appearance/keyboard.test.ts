import { metricIds } from "@firsthand/contract";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readContrasts } from "./contrast.ts";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

interface Stop {
  /** The panel that it stands in, or `toolbar`. */
  readonly part: string;
  readonly kind: "menu" | "chart" | "other";
  readonly name: string;
  readonly faults: readonly string[];
}

/** What is seen of the focus: a radio button is hidden, and what is seen of it stands beside it. */
const seenFocus = ":focus:not(.fh-choice input), .fh-choice :focus + span";

/** Where the focus stands, and what is wrong with how it is shown. Null when it has left the panels. */
async function readStop(page: Page): Promise<Stop | null> {
  const stop = await page.evaluate((selector) => {
    const focused = document.activeElement;
    if (focused === null || focused.closest("#panels") === null) return null;
    const panel = focused.closest<HTMLElement>("[data-metric]");
    const shown = document.querySelector(selector) ?? focused;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(shown);
    const faults: string[] = [];
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) faults.push("no outline");

    const { left, top, width, height } = shown.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push("out of sight");
    else {
      const hit = document.elementFromPoint(x, y);
      const isFree = hit !== null && (shown.contains(hit) || hit.contains(shown));
      if (!isFree) faults.push(`covered by ${hit?.outerHTML.slice(0, 60)}`);
    }
    // The outline is cut where an element that clips ends less than it from the focus.
    const reach = Number.parseFloat(outlineWidth) + Math.max(0, Number.parseFloat(outlineOffset));
    for (let box = shown.parentElement; box !== null && box.id !== "panels"; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === "visible") continue;
      const edge = box.getBoundingClientRect();
      const isCut = left - edge.left < reach - 1.5 || edge.right - left - width < reach - 1.5;
      if (isCut && !/auto|scroll/.test(getComputedStyle(box).overflowX))
        faults.push(`outline cut by ${box.getAttribute("class") ?? box.tagName}`);
    }
    const kind: Stop["kind"] = focused.matches(".fh-menu-button")
      ? "menu"
      : focused.matches('[role="slider"], tr, td, .fh-drill')
        ? "chart"
        : "other";
    return {
      part: panel?.dataset.metric ?? "toolbar",
      kind,
      name: `${focused.tagName}.${focused.getAttribute("class") ?? ""} "${focused.textContent?.slice(0, 30)}"`,
      faults,
      isInwards: Number.parseFloat(outlineOffset) < 0,
    };
  }, seenFocus);
  if (stop === null) return null;
  // An outline that is drawn inwards lies on the element itself.
  const ground = stop.isInwards ? "inside" : "behind";
  const [outline] = await readContrasts(page, seenFocus, "outlineColor", ground);
  const isFaint = outline === undefined || outline.ratio < 3;
  return isFaint ? { ...stop, faults: [...stop.faults, `outline of ${outline?.ratio}`] } : stop;
}

describe("the Tab key on the dashboard", () => {
  it.each(["light", "dark"] as const)(
    "reaches the controls, and each panel's menu and picture, and always shows where it stands: %s",
    async (theme) => {
      const page = await openLooks({ view: "dashboard", state: "asked", theme });
      const stops: Stop[] = [];
      for (let i = 0; i < 150; i += 1) {
        await page.keyboard.press("Tab");
        const stop = await readStop(page);
        if (stop === null) break;
        stops.push(stop);
      }
      expect(stops.flatMap(({ part, name, faults }) => faults.map((f) => `${part} ${name}: ${f}`))).toEqual(
        [],
      );
      expect(stops[0]?.part).toBe("toolbar");
      expect([...new Set(stops.map(({ part }) => part))]).toEqual(["toolbar", ...metricIds]);
      for (const metric of metricIds) {
        const kinds = stops.filter(({ part }) => part === metric).map(({ kind }) => kind);
        expect(kinds, metric).toContain("menu");
        // A strip of numbers has nothing to walk.
        if (metric !== "totals") expect(kinds, metric).toContain("chart");
      }
      // Tables and maps are one stop each, so that the page can be crossed.
      expect(stops.length).toBeLessThan(70);
    },
  );
});

describe("targets", () => {
  it.each([
    ["comfortable", 1208],
    ["compact", 1208],
    ["comfortable", 312],
  ] as const)("are at least 24 by 24 pixels: %s, %d px", async (density, width) => {
    const page = await openLooks({ view: "dashboard", state: "asked", density, width });
    const small: string[] = [];
    const measure = async () => {
      small.push(
        ...(await page.$$eval("button, input, select, summary, [role=slider], td[aria-selected]", (targets) =>
          targets.flatMap((target) => {
            const shown = target.matches(".fh-choice input") ? target.nextElementSibling : target;
            if (shown === null || !shown.checkVisibility()) return [];
            // What the pointer passes through, such as the buttons of a tooltip that is not pinned, is no target.
            if (getComputedStyle(shown).pointerEvents === "none") return [];
            const { width, height } = shown.getBoundingClientRect();
            const size = `${Math.round(width * 10) / 10} × ${Math.round(height * 10) / 10}`;
            return width < 23.9 || height < 23.9 ? [`${shown.outerHTML.slice(0, 90)} ${size}`] : [];
          }),
        )),
      );
    };
    await measure();
    await page.getByRole("button", { name: "Add a filter" }).click();
    await page.locator(".fh-fields").waitFor();
    await measure();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Time range/ }).click();
    await page.locator(".fh-choices").waitFor();
    await measure();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Top routes: menu" }).click();
    await page.getByRole("menu").waitFor();
    await measure();
    await page.getByRole("menuitem", { name: "Evidence" }).click();
    await page.locator(".fh-evidence pre").first().waitFor();
    await measure();
    expect([...new Set(small)]).toEqual([]);
  });

  it("are large enough where an answer is late", async () => {
    for (const state of ["stale", "error"] as const) {
      const page = await openLooks({ state });
      const small = await page.$$eval("button", (targets) =>
        targets
          .filter((target) => target.checkVisibility())
          .map((target) => target.getBoundingClientRect())
          .filter(({ width, height }) => width < 23.9 || height < 23.9)
          .map(({ width, height }) => `${width} × ${height}`),
      );
      expect(small, state).toEqual([]);
    }
  });
});
