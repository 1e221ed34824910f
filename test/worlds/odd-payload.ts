/**
 * Payloads as text: mostly what the catalogue says, often enough something else. Keys are never repeated (readers may
 * differ on which one counts) and every payload that is JSON is well-formed Unicode.
 */
import type { Random } from "./random.ts";
import { hostileTexts, words } from "./vocabulary.ts";

const oddNumbers = [
  "0",
  "-0",
  "3.0",
  "3e0",
  "30e-1",
  "1E3",
  "-1",
  "2.5",
  "0.9999999",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
  "18446744073709551615",
  "1e15",
  "1e16",
  "1e300",
];

const otherValues = ["null", "true", "false", '"3"', '""', "[]", "[3]", "{}", '{"n":3}', '["a"]'];

const notAnObject = [
  "",
  "null",
  "[]",
  '["feature"]',
  '"feature"',
  "7",
  "not json",
  "{",
  '{"feature":',
  "{}",
  "{ }",
];

const textKeys = {
  feature_viewed: ["feature", "surface"],
  filter_changed: ["view", "filterKey"],
  chart_interacted: ["chart", "action", "surface"],
  client_error: ["boundary", "errorClass"],
} as const satisfies Record<string, readonly (keyof typeof words)[]>;

const countKeys = {
  filter_changed: ["valueCount"],
  session_ended: ["durationMs", "pagesViewed", "interactions"],
} as const;

export function createPayload(random: Random, name: string): string {
  if (random.chance(0.04)) return random.pick(notAnObject);
  const entries: [string, string][] = [
    ...keysOf(textKeys, name).map((key): [string, string] => [key, textValue(random, key)]),
    ...keysOf(countKeys, name).map((key): [string, string] => [key, countValue(random, key)]),
  ];
  const kept = entries.filter(() => !random.chance(0.06));
  if (random.chance(0.3)) kept.push(["routePattern", JSON.stringify("/payload/route")]);
  if (random.chance(0.1)) kept.push(["Feature", '"wrong case"'], ["durationms", "7"]);
  if (random.chance(0.3)) kept.reverse();
  const space = random.chance(0.2) ? " " : "";
  return `{${kept.map(([key, value]) => `${writtenKey(random, key)}:${space}${value}`).join(`,${space}`)}}`;
}

function keysOf<K extends string>(table: Readonly<Record<string, readonly K[]>>, name: string): readonly K[] {
  return table[name] ?? [];
}

function textValue(random: Random, key: keyof typeof words): string {
  if (random.chance(0.06)) return random.pick([...otherValues, ...oddNumbers]);
  return JSON.stringify(random.chance(0.12) ? random.pick(hostileTexts) : random.pick(words[key]));
}

function countValue(random: Random, key: string): string {
  if (random.chance(0.08)) return random.pick(oddNumbers);
  if (random.chance(0.06)) return random.pick(otherValues);
  if (key !== "durationMs") return String(random.int(0, 12));
  if (random.chance(0.2)) return "0";
  // On the edges of the histogram, and all over its width.
  if (random.chance(0.2)) return String(1000 * 2 ** random.int(0, 12) + random.int(-1, 1));
  return String(Math.floor(2 ** (random.next() * 24)));
}

/** The same key in other letters of JSON. */
function writtenKey(random: Random, key: string): string {
  if (!random.chance(0.02)) return JSON.stringify(key);
  const first = (key.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
  return `"\\u${first}${key.slice(1)}"`;
}
