import type { FixtureVariant } from "./fixture-options.ts";

// Each tries one thing: markup, an attribute, a link, a format string, a prototype, a number, direction, invisibility.
const hostileNames = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "__proto__",
  "constructor",
  "NaN",
  "null",
  "",
  " ",
  "\u202Etxt.exe",
  "a\u200Bb\u0000c",
  "line one\nline two\ttab",
  '=HYPERLINK("http://example.invalid","x")',
  "’; DROP TABLE events; --",
  "👩‍👩‍👧‍👦 Z\u0351\u036B\u0343a\u0363\u0348l\u035Ag\u030Ao\u0309",
  "مرحبا /שלום/[id]",
  "%s%n%00",
];

const longRoute = `/${Array.from({ length: 12 }, (_, i) => `[long_parameter_name_${i}]`).join("/")}`.slice(
  0,
  198,
);

/** The keys of row number `index` with the variant's names in place of believable ones. Null stays null. */
export function rename<K extends Record<string, string | null>>(
  variant: FixtureVariant,
  keys: K,
  index: number,
): K {
  if (variant !== "hostile" && variant !== "long") return keys;
  const renamed = Object.entries(keys).map(([dimension, value], i) => {
    if (value === null || dimension === "orgIdHash") return [dimension, value];
    return [dimension, variant === "hostile" ? hostile(value, index + i) : long(dimension, value, index)];
  });
  return Object.fromEntries(renamed) as K;
}

function hostile(value: string, index: number): string {
  const name = hostileNames[index % hostileNames.length] ?? value;
  return index < hostileNames.length ? name : `${name}${index}`;
}

function long(dimension: string, value: string, index: number): string {
  if (dimension === "routePattern") {
    const end = `/${index}`;
    return longRoute.slice(0, 200 - end.length).replace(/[/[]*$/, "") + end;
  }
  const words = dimension === "label" ? " and Sons Limited" : "_with_a_name_as_long_as_names_may_be";
  const length = dimension === "label" ? 120 : 64;
  const suffix = `${index}`;
  return `${(value + words.repeat(8)).slice(0, length - suffix.length)}${suffix}`;
}
