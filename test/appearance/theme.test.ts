import { metricIds } from "@firsthand/contract";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

/** A part of each panel that is drawn in a token, besides its ground and its text. */
const marks = {
  "active-users": [".fh-line:not(.fh-line--previous, .fh-line--halo)", "stroke", "accent"],
  "top-routes": [".fh-bar", "backgroundColor", "accent-fill"],
  "feature-views": [".fh-stack .fh-c1", "fill", "cat-1"],
  "filter-changes": [".fh-heat-7", "backgroundColor", "seq-7"],
  "chart-interactions": [".fh-heat-7", "backgroundColor", "seq-7"],
  "client-errors": [".fh-bar--error", "backgroundColor", "error-fill"],
  "session-duration": [".fh-bin", "fill", "accent-fill"],
  totals: [".fh-spark .fh-line", "stroke", "accent"],
  "top-orgs": [".fh-bar", "backgroundColor", "accent-fill"],
} as const;

/** A theme that no product has, so that nothing has its colours by chance. */
const own = {
  surface: "rgb(250, 240, 210)",
  text: "rgb(20, 60, 30)",
  radius: "3px",
  mono: "serif",
  accent: "rgb(200, 0, 120)",
  "accent-fill": "rgb(210, 20, 130)",
  "error-fill": "rgb(120, 60, 0)",
  "cat-1": "rgb(0, 120, 130)",
  "seq-7": "rgb(90, 0, 90)",
};

interface Drawn {
  readonly surface: string;
  readonly text: string;
  readonly radius: string;
  readonly font: string;
  readonly mono: string | null;
  readonly mark: string;
}

/** What each panel is drawn in. */
function readDrawn(page: Page): Promise<Record<string, Drawn>> {
  return page.evaluate((all) => {
    const panels = [...document.querySelectorAll<HTMLElement>("[data-metric]")];
    return Object.fromEntries(
      panels.map((panel) => {
        const metric = panel.dataset.metric as keyof typeof all;
        const [selector, property] = all[metric];
        const mark = panel.querySelector(selector);
        const title = panel.querySelector("h2");
        const code = panel.querySelector(".fh-code");
        if (mark === null || title === null) throw new Error(`${metric} has no ${selector}.`);
        const style = getComputedStyle(panel);
        return [
          metric,
          {
            surface: style.backgroundColor,
            text: getComputedStyle(title).color,
            radius: style.borderTopLeftRadius,
            font: getComputedStyle(title).fontFamily,
            mono: code === null ? null : getComputedStyle(code).fontFamily,
            mark: getComputedStyle(mark)[property],
          },
        ];
      }),
    );
  }, marks);
}

/** Sets tokens, and the font, as a host's style sheet would on an element above the panels. */
function setTheme(page: Page, tokens: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((all) => {
    const wrapper = document.getElementById("panels");
    if (wrapper === null) throw new Error("The page has no place for panels.");
    for (const [name, value] of Object.entries(all)) wrapper.style.setProperty(`--fh-${name}`, value);
    wrapper.style.fontFamily = "monospace";
  }, tokens);
}

describe("a host's theme", () => {
  it.each([
    ["light", "light"],
    ["dark", "light"],
    ["system", "light"],
    ["system", "dark"],
    ["host", "dark"],
  ] as const)(
    "is what all panels are drawn in: %s, where the reader prefers %s",
    async (theme, colorScheme) => {
      const page = await openLooks({ theme, context: { colorScheme } });
      const before = await readDrawn(page);
      await setTheme(page, own);
      const after = await readDrawn(page);
      for (const metric of metricIds) {
        const token = marks[metric][2];
        expect(after[metric], metric).toEqual({
          surface: own.surface,
          text: own.text,
          radius: own.radius,
          font: "monospace",
          mono: before[metric]?.mono === null ? null : own.mono,
          mark: own[token],
        });
        for (const part of ["surface", "text", "radius", "font", "mark"] as const)
          expect(before[metric]?.[part], `${metric} ${part}`).not.toBe(after[metric]?.[part]);
      }
    },
  );

  it("follows the reader's own setting with system, and the page's with host", async () => {
    const look = async (theme: "light" | "dark" | "system" | "host", colorScheme: "light" | "dark") =>
      readDrawn(await openLooks({ theme, context: { colorScheme } }));
    const [light, dark] = [await look("light", "dark"), await look("dark", "light")];
    for (const metric of metricIds) {
      expect(light[metric]?.surface, metric).not.toBe(dark[metric]?.surface);
      expect(light[metric]?.mark, metric).not.toBe(dark[metric]?.mark);
    }
    for (const theme of ["system", "host"] as const) {
      expect(await look(theme, "light")).toEqual(light);
      expect(await look(theme, "dark")).toEqual(dark);
    }
  });
});

describe("compact density", () => {
  it("takes height from the page and from every list, and keeps targets of 24 pixels", async () => {
    const read = async (density: "comfortable" | "compact") => {
      const page = await openLooks({ view: "dashboard", state: "asked", density, width: 900 });
      return page.evaluate(() => {
        const panels = [...document.querySelectorAll<HTMLElement>("[data-metric]")];
        const targets = [...document.querySelectorAll<HTMLElement>("button, select, [role=slider]")];
        return {
          page: document.documentElement.scrollHeight,
          panels: panels.map(({ dataset, offsetHeight }) => [dataset.metric, offsetHeight] as const),
          // A row of errors is as high as the two targets in it.
          lists: panels
            .filter(({ dataset }) => dataset.layout === "ranked" && dataset.metric !== "client-errors")
            .map(({ offsetHeight }) => offsetHeight),
          small: targets
            .filter((target) => target.checkVisibility())
            .map((target) => [target.textContent, target.getBoundingClientRect()] as const)
            .filter(([, { width, height }]) => width < 24 || height < 24)
            .map(([text, { width, height }]) => `${text} ${width} × ${height}`),
        };
      });
    };
    const [comfortable, compact] = [await read("comfortable"), await read("compact")];
    expect(compact.page).toBeLessThan(comfortable.page - 250);
    for (const [i, [metric, height]] of compact.panels.entries())
      expect(height, metric).toBeLessThanOrEqual(comfortable.panels[i]?.[1] ?? 0);
    expect(compact.lists).toHaveLength(3);
    for (const [i, height] of compact.lists.entries())
      expect(height).toBeLessThan((comfortable.lists[i] ?? 0) - 20);
    expect(compact.small).toEqual([]);
  });
});
