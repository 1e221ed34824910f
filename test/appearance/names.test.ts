import { describe, expect, it } from "vitest";
import { readContrasts } from "./contrast.ts";
import { prepareLooks } from "./open-looks.ts";

const openLooks = prepareLooks();

describe("names", () => {
  it("are heard as they are written, and once", async () => {
    const page = await openLooks({ view: "dashboard", state: "asked" });
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const heard = nodes
      .filter(({ role }) => /^(button|columnheader|rowheader)$/.test(String(role?.value)))
      .map(({ name, description }) => [String(name?.value ?? ""), String(description?.value ?? "")] as const);
    const names = heard.map(([name]) => name);
    // A route whose last part stays when it is cut, and heads that may go on in a second line.
    expect(names).toContain("/people/[person_id]");
    expect(names).toContain("point_selected");
    expect(names.filter((name) => /\S \/|_ /.test(name))).toEqual([]);
    const bare = (text: string) => text.replace(/\s/g, "");
    expect(heard.filter(([name, description]) => name !== "" && bare(name) === bare(description))).toEqual([
      ["Ask again now", "Ask again now"],
    ]);
  });

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
