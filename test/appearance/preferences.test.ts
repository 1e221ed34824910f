import { metricIds } from "@firsthand/contract";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readContrasts } from "./contrast.ts";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

/** What carries a figure, and the property that paints it. */
const marks = [
  [".fh-line:not(.fh-line--halo)", "stroke"],
  [".fh-bin", "fill"],
  [".fh-marker:not(.fh-marker--halo)", "stroke"],
  [".fh-bar", "backgroundColor"],
  [".fh-stack rect", "fill"],
  [".fh-spark__end", "stroke"],
  [".fh-spark--bars polygon", "fill"],
  [".fh-swatch--line, .fh-swatch--previous", "borderTopColor"],
  [".fh-swatch:not(.fh-swatch--line, .fh-swatch--previous)", "backgroundColor"],
] as const;

/** Marks that can hardly be told from their ground, and texts that can hardly be read. */
async function findFaint(page: Page): Promise<string[]> {
  const faint: string[] = [];
  const take = (limit: number, found: { mark: string; ratio: number }[]) =>
    faint.push(...found.filter(({ ratio }) => ratio < limit).map(({ mark, ratio }) => `${mark} ${ratio}`));
  for (const [selector, property] of marks) {
    const found = await readContrasts(page, selector, property);
    expect(found.length, selector).toBeGreaterThan(0);
    take(3, found);
  }
  take(4.5, await readContrasts(page, ".fh-heat td", "color", "inside"));
  take(4.5, await readContrasts(page, ".fh-plot text", "fill"));
  take(
    4.5,
    await readContrasts(page, ".fh-root :is(h2, p, th, td, dt, dd, span, button, bdi)", "color", "inside"),
  );
  return faint;
}

describe("forced colours", () => {
  it.each(["light", "dark"] as const)(
    "leave every mark and every text to be seen: %s",
    async (colorScheme) => {
      const page = await openLooks({ state: "asked", context: { colorScheme, forcedColors: "active" } });
      expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
      expect(await findFaint(page)).toEqual([]);
    },
  );

  it.each(["light", "dark"] as const)("tell what is chosen from what is not: %s", async (colorScheme) => {
    const page = await openLooks({
      view: "dashboard",
      state: "asked",
      context: { colorScheme, forcedColors: "active" },
    });
    await page.locator('[data-metric="filter-changes"] td[aria-selected]').first().click();
    await page.locator('[data-metric="filter-changes"] td[aria-selected="true"]').first().waitFor();
    await page.locator('[data-metric="top-routes"] .fh-drill').first().click();
    await page.locator('.fh-drill[aria-pressed="true"]').first().waitFor();
    await page.getByRole("button", { name: /^Time range/ }).click();
    await page.locator(".fh-choices button").first().waitFor();
    /** What is drawn around an element, and how heavy its text is. */
    const readOutfit = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { outlineStyle, boxShadow, borderTopWidth, fontWeight, textDecorationThickness } =
            getComputedStyle(element);
          return [outlineStyle, boxShadow, borderTopWidth, fontWeight, textDecorationThickness].join(" ");
        });
    for (const [chosen, other] of [
      ['td[aria-selected="true"]', 'td[aria-selected="false"]'],
      [".fh-choice :checked + span", ".fh-choice input:not(:checked) + span"],
      ['.fh-choices [aria-pressed="true"]', '.fh-choices [aria-pressed="false"]'],
      ['.fh-arrange [aria-pressed="true"]', '.fh-arrange [aria-pressed="false"]'],
      ['.fh-drill[aria-pressed="true"]', '.fh-drill[aria-pressed="false"]'],
    ] as const)
      expect(await readOutfit(chosen), chosen).not.toBe(await readOutfit(other));
  });

  it("leave the ring of what is chosen and has the focus as thick as any", async () => {
    const page = await openLooks({
      view: "dashboard",
      state: "asked",
      context: { forcedColors: "active" },
    });
    const readRing = async (selector: string) => {
      await page.keyboard.press("Tab");
      await page.locator(selector).first().focus();
      return page.evaluate(() => {
        const { activeElement: focused } = document;
        const ringed = focused?.matches(".fh-choice input") ? focused.nextElementSibling : focused;
        return ringed && getComputedStyle(ringed).outlineWidth;
      });
    };
    expect(await readRing(".fh-choice :checked")).toBe("2px");
    expect(await readRing('.fh-arrange [aria-pressed="true"]')).toBe("2px");
    await page.getByRole("button", { name: /^Time range/ }).press("Enter");
    await page.locator(".fh-choices button").first().waitFor();
    expect(await readRing('.fh-choices [aria-pressed="true"]')).toBe("2px");
  });
});

describe("less motion", () => {
  /** What moves or would move: running animations, and transitions of more than a hundredth of a second. */
  const findMotion = (page: Page) =>
    page.evaluate(() => {
      const running = document.getAnimations().map((animation) => `running ${animation.constructor.name}`);
      const would = [...document.querySelectorAll(".fh-root, .fh-root *")].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const seconds = [transitionDuration, animationName === "none" ? "0s" : animationDuration]
          .flatMap((durations) => durations.split(","))
          .map(Number.parseFloat);
        return seconds.some((duration) => duration > 0.01) ? [`${element.getAttribute("class")}`] : [];
      });
      return [...running, ...would];
    });

  it("lets nothing move, also under the pointer, in menus and while loading", async () => {
    const page = await openLooks({ state: "loading" });
    expect(await findMotion(page)).toEqual([]);
    await openLooks({ view: "dashboard", state: "asked" }).then(async (dashboard) => {
      await dashboard.locator('[data-metric="active-users"] [role="slider"]').hover();
      await dashboard.locator('[data-metric="active-users"] .fh-tip').waitFor();
      expect(await findMotion(dashboard)).toEqual([]);
      await dashboard.getByRole("button", { name: "Totals: menu" }).click();
      await dashboard.getByRole("menu").waitFor();
      expect(await findMotion(dashboard)).toEqual([]);
      await dashboard.keyboard.press("Escape");
      await dashboard.getByRole("button", { name: /^Time range/ }).click();
      await dashboard.locator(".fh-choices").waitFor();
      expect(await findMotion(dashboard)).toEqual([]);
    });
  });

  it("is a wish: without it what is loading pulses", async () => {
    const page = await openLooks({ state: "loading", context: { reducedMotion: "no-preference" } });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(metricIds.length);
  });
});

describe("on paper", () => {
  it.each(["light", "dark"] as const)(
    "is ink on white, panels stay whole, and nothing waits for a press: %s",
    async (theme) => {
      const page = await openLooks({ view: "dashboard", state: "asked", theme });
      await page.emulateMedia({ media: "print" });
      const panels = await page.$$eval("[data-metric]", (elements) =>
        elements.map((element) => {
          const { breakInside, printColorAdjust } = getComputedStyle(element);
          return { breakInside, printColorAdjust };
        }),
      );
      expect(panels).toEqual(metricIds.map(() => ({ breakInside: "avoid", printColorAdjust: "exact" })));
      const grounds = await page.$$eval("[data-metric]", (elements) => {
        const brush = new OffscreenCanvas(1, 1).getContext("2d");
        return elements.map((element) => {
          if (brush === null) return "";
          brush.fillStyle = getComputedStyle(element).backgroundColor;
          brush.fillRect(0, 0, 1, 1);
          return [...brush.getImageData(0, 0, 1, 1).data].join(" ");
        });
      });
      expect(grounds).toEqual(metricIds.map(() => "255 255 255 255"));
      expect(await findFaint(page)).toEqual([]);
      // A name that can be chosen is a text on paper.
      const controls = await page.$$eval(
        "button:not(.fh-drill, .fh-legend__item), select, summary",
        (elements) =>
          elements
            .filter((element) => element.checkVisibility())
            .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
      expect(controls).toEqual([]);
    },
  );

  it("has no button in the states without figures either", async () => {
    for (const state of ["error", "stale"] as const) {
      const page = await openLooks({ state, theme: "dark" });
      await page.emulateMedia({ media: "print" });
      const shown = await page.$$eval("button", (buttons) =>
        buttons.filter((button) => button.checkVisibility()).map(({ textContent }) => textContent),
      );
      expect(shown.filter((text) => !text.startsWith("compared with"))).toEqual([]);
    }
  });
});
