import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { publishedPackages } from "../../.config/published-packages.ts";

const root = new URL("../../", import.meta.url);
const readmes = publishedPackages().map(({ folder }) => `packages/${folder}/README.md`);
const guides = ["README.md", ...readdirSync(new URL("docs", root)).map((name) => `docs/${name}`)];

/** The code blocks of a guide that are marked as a copy of a file. */
const marked = guides
  .filter((guide) => guide.endsWith(".md"))
  .flatMap((guide) => {
    const text = readFileSync(new URL(guide, root), "utf8");
    const blocks = text.matchAll(/<!-- snippet: (\S+) -->\s*```\w+\n([\s\S]*?)```/g);
    return [...blocks].map(([, file = "", code = ""]) => ({ guide, file, code }));
  });

/** What code blocks of guides and READMEs import of ours. */
const imported = [...guides, ...readmes]
  .filter((guide) => guide.endsWith(".md"))
  .flatMap((guide) => {
    const blocks = readFileSync(new URL(guide, root), "utf8").matchAll(/```tsx?\n([\s\S]*?)```/g);
    const names = [...blocks].flatMap(([, code = ""]) => [...code.matchAll(/"(@firsthand\/[^"]+)"/g)]);
    return names.map(([, name = ""]) => ({ guide, name }));
  });

describe("the code in the guides", () => {
  it("is marked as a copy of a file in several places", () => {
    expect(marked.length).toBeGreaterThan(3);
  });

  it.each(marked)("$guide shows $file as it is compiled and run", ({ file, code }) => {
    expect(code).toBe(readFileSync(new URL(file, root), "utf8"));
  });

  it("tells every token of the style sheet, and no other", () => {
    const read = (path: string) => readFileSync(new URL(path, root), "utf8");
    const defaults = read("packages/panels/src/styles/base.css").matchAll(/(--fh-[\w-]+)-default:/g);
    const told = read("docs/tokens.md").matchAll(/^\| `(--fh-[\w-]+)`/gm);
    expect([...told].map(([, name]) => name)).toEqual([...defaults].map(([, name]) => name));
  });

  it("imports entries that there are, of packages that hosts install by name", () => {
    const entries = publishedPackages()
      // A dependency of the others, which a strict package manager does not show to a host.
      .filter(({ folder }) => folder !== "contract")
      .flatMap(({ folder, entries, assets }) =>
        [...entries.map(({ name }) => name), ...assets].map((name) => `@firsthand/${folder}${name.slice(1)}`),
      );
    expect(imported.length).toBeGreaterThan(10);
    expect(imported.filter(({ name }) => !entries.includes(name))).toEqual([]);
  });
});
