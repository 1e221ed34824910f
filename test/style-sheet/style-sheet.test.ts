import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
