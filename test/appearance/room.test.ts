import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findLayoutFaults } from "../../packages/panels/test-support/find-layout-faults.ts";
import { type Looks, prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

/** What is wrong in each panel and in the toolbar, and with the page as a whole. */
async function findFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const part of await page.locator("[data-metric], .fh-toolbar").all()) {
    const name = (await part.getAttribute("data-metric")) ?? "toolbar";
    faults.push(...(await part.evaluate(findLayoutFaults)).map((fault) => `${name}: ${fault}`));
  }
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return overflow > 0 ? [...faults, `page: ${overflow} px too wide`] : faults;
}

/** Letters twice as large, as a reader sets them, and nothing else. */
async function enlargeText(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

const dashboard = { view: "dashboard", state: "asked" } as const satisfies Looks;

describe("the dashboard", () => {
  it.each([280, 360, 440, 480, 520, 620, 768, 900, 1024, 1176, 1440, 1600])(
    "has room for all its texts in %d pixels",
    async (width) => {
      const page = await openLooks({ ...dashboard, width: width + 32 });
      expect(await findFaults(page)).toEqual([]);
    },
  );

  it("has room for all its texts at 200 % of 1440 pixels", async () => {
    const page = await openLooks({ ...dashboard, width: 720, context: { deviceScaleFactor: 2 } });
    expect(await findFaults(page)).toEqual([]);
  });

  it.each([1440, 720])("has room for letters twice as large in %d pixels", async (width) => {
    const page = await openLooks({ ...dashboard, width });
    await enlargeText(page);
    expect(await findFaults(page)).toEqual([]);
  });

  it.each(["de", "ar"] as const)("has room for the words of %s", async (language) => {
    for (const width of [312, 720, 1208]) {
      const html = language === "ar" ? { dir: "rtl" } : {};
      const page = await openLooks({ ...dashboard, language, width, html });
      expect(await findFaults(page), `${width} px`).toEqual([]);
    }
  });
});
