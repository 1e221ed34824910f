import { describe, expect, it } from "vitest";
import { readContrasts } from "./contrast.ts";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

describe("names", () => {
  it.each(["light", "dark"] as const)(
    "are told from text by an underline of 3:1 where they can be pressed: %s",
    async (theme) => {
      const page = await openLooks({ view: "dashboard", state: "asked", theme });
      const selector = ".fh-drill, .fh-meta > summary, button.fh-legend__item";
      const lines = await page.$$eval(selector, (elements) =>
        elements.map((element) => getComputedStyle(element).textDecorationLine),
      );
      expect(lines.length).toBeGreaterThan(20);
      expect([...new Set(lines)]).toEqual(["underline"]);
      const contrasts = await readContrasts(page, selector, "textDecorationColor");
      expect(contrasts.filter(({ ratio }) => ratio < 3)).toEqual([]);
    },
  );
});
