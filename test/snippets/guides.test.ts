import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const guides = ["README.md", ...readdirSync(new URL("docs", root)).map((name) => `docs/${name}`)];

/** The code blocks of a guide that are marked as a copy of a file. */
const marked = guides
  .filter((guide) => guide.endsWith(".md"))
  .flatMap((guide) => {
    const text = readFileSync(new URL(guide, root), "utf8");
    const blocks = text.matchAll(/<!-- snippet: (\S+) -->\s*```\w+\n([\s\S]*?)```/g);
    return [...blocks].map(([, file = "", code = ""]) => ({ guide, file, code }));
  });

describe("the code in the guides", () => {
  it("is marked as a copy of a file in several places", () => {
    expect(marked.length).toBeGreaterThan(3);
  });

  it.each(marked)("$guide shows $file as it is compiled and run", ({ file, code }) => {
    expect(code).toBe(readFileSync(new URL(file, root), "utf8"));
  });
});
