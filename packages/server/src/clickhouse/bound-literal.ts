import type { Bindable } from "./check-statement.ts";

/**
 * The text of a `SET` that gives a connection of the embedded engine its query parameters; null when there are none.
 *
 * The values are literals of harmless characters only: all others, quotes and backslashes among them, are written as
 * `\xHH`, so no value can end its literal.
 */
export function setParameters(parameters: Readonly<Record<string, Bindable>>): string | null {
  const assignments = Object.entries(parameters).map(
    ([name, value]) => `param_${name} = '${harmless(parameterText(value))}'`,
  );
  return assignments.length === 0 ? null : `SET ${assignments.join(", ")}`;
}

/** How the engine expects the value of a parameter: escaped as in tab-separated text, lists as quoted literals. */
function parameterText(value: Bindable): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escapeText(value);
  return `[${value.map((entry) => (typeof entry === "string" ? `'${escapeText(entry)}'` : String(entry))).join(",")}]`;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\0": "\\0",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escapeText(text: string): string {
  return text.replaceAll(/[\\'\0\b\f\n\r\t]/g, (character) => escapes[character] ?? character);
}

function harmless(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let literal = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    literal += /[A-Za-z0-9 _.,:/[\]()-]/.test(character)
      ? character
      : `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return literal;
}
