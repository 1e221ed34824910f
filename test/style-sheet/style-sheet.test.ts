import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Selector, transform } from "lightningcss";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minifyStyleSheet, readStyleSheet } from "../../.config/style-sheet.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-styles-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe("readStyleSheet", () => {
  it("puts imported files in the place of their imports, and those that they import", () => {
    mkdirSync(join(folder, "parts"));
    write("parts/deep.css", ".c { color: light-dark(oklch(1 0 0), oklch(0.2 0 260)) }\n");
    write("parts/b.css", '@import "./deep.css";\n.b {}\n');
    write("a.css", ".a {}\n");
    const file = write("all.css", '/* All. */\n@import "./a.css";\n@import "./parts/b.css";\n.d {}\n');
    expect(readStyleSheet(file)).toBe(
      "/* All. */\n.a {}\n.c { color: light-dark(oklch(1 0 0), oklch(0.2 0 260)) }\n.b {}\n.d {}\n",
    );
  });

  it.each(['@import "./a.css" print;\n', '@import "other/theme.css";\n', "@import url(./a.css);\n"])(
    "refuses what cannot be put in place: %s",
    (rule) => {
      write("a.css", ".a {}\n");
      expect(() => readStyleSheet(write("all.css", rule))).toThrow("cannot be put in place");
    },
  );
});

describe("minifyStyleSheet", () => {
  it("keeps what browsers choose by: light-dark(), oklch() and ranges of containers", () => {
    const rules = [
      ".a { color: light-dark(oklch(1 0 0), oklch(0.2 0 260)) }",
      "@container fh-panel (330px <= inline-size < 470px) { .b { display: none } }",
    ];
    const sheet = Buffer.from(minifyStyleSheet(write("all.css", rules.join("\n")))).toString();
    expect(sheet).toContain("light-dark(oklch(");
    expect(sheet).toContain("(330px<=inline-size<470px)");
  });
});

/** Whether a selector asks for a class of ours, or for our theme, in each of its ways to match. */
function isOurs(selector: Selector): boolean {
  return selector.some((part) => {
    if (part.type === "class") return part.name.startsWith("fh-");
    if (part.type === "attribute") {
      const { name, operation } = part;
      const isOurClass =
        name === "class" && operation?.operator === "prefix" && operation.value.startsWith("fh-");
      return isOurClass || name.startsWith("data-fh-");
    }
    return part.type === "pseudo-class" && (part.kind === "is" || part.kind === "where")
      ? part.selectors.every(isOurs)
      : false;
  });
}

describe.each(["styles", "health"])("%s.css", (name) => {
  it("has no rule that could match an element of the host", () => {
    const file = fileURLToPath(new URL(`../../packages/panels/src/styles/${name}.css`, import.meta.url));
    const selectors: Selector[] = [];
    transform({
      filename: file,
      code: minifyStyleSheet(file),
      visitor: {
        Rule: {
          style: ({ value }) => {
            selectors.push(...value.selectors);
          },
        },
      },
    });
    expect(selectors.length).toBeGreaterThan(20);
    expect(selectors.filter((selector) => !isOurs(selector))).toEqual([]);
  });
});
