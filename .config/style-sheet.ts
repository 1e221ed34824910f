import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transform } from "lightningcss";

const importRule = /^@import "(\.[^"]+)";\n/gm;

/**
 * A style sheet with the files that it imports in place of its `@import` lines, so that a page loads one file and not one after the
 * other.
 *
 * @throws Error when an import remains, such as one with a condition or of a package: it would be lost below other rules.
 */
export function readStyleSheet(file: string): string {
  const sheet = readFileSync(file, "utf8").replace(importRule, (_, name: string) =>
    readStyleSheet(join(dirname(file), name)),
  );
  const left = sheet.match(/^\s*@import.*/m);
  if (left !== null) throw new Error(`${file}: "${left[0].trim()}" cannot be put in place.`);
  return sheet;
}

/** {@link readStyleSheet} without comments and spaces. No targets are named, so light-dark(), oklch() and container queries stay. */
export function minifyStyleSheet(file: string): Uint8Array {
  const code = Buffer.from(readStyleSheet(file));
  return transform({ filename: file, code, minify: true }).code;
}
