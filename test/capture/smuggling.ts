/** Attempts to bring something into an event that does not belong there, each with a canary that can be looked for afterwards. */
import { type EventName, eventFields, eventNames, schemaVersion } from "@firsthand/contract";
import type { Random } from "../worlds/random.ts";

/** What stands in every canary, and in nothing else. */
export const MARK = "c4n4ry";

/** One event of a batch, as text, and what it tries. */
export interface Attempt {
  readonly what: string;
  /** JSON, which need not be what `JSON.stringify` would write. */
  readonly json: string;
  /** Whether it may be taken without what was smuggled: such as the second of two equal keys. */
  readonly mayPass: boolean;
}

type Value = (canary: string, random: Random) => unknown;

const base64 = (text: string) => Buffer.from(text).toString("base64");
const base64url = (text: string) => Buffer.from(text).toString("base64url");
const hex = (text: string) => Buffer.from(text).toString("hex");
const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join("");
const fullwidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const mail = (canary: string) => `${canary}@example.com`;

/** Ways to write what does not belong into a value. */
const values: Readonly<Record<string, Value>> = {
  "an e-mail address": mail,
  "an e-mail address in capitals": (c) => mail(c).toUpperCase(),
  "an e-mail address in words": (c) => `${c}-at-example-dot-com`,
  "a name": (c) => `Ada ${c}`,
  "a URL": (c) => `https://example.com/people/${c}?q=${c}#${c}`,
  "an address without a scheme": (c) => `www.example.com/${c}`,
  "a path with an id": (c) => `/people/${c}/4711`,
  "a query string": (c) => `?email=${c}`,
  "a JWT": (c) => `${base64url('{"alg":"HS256"}')}.${base64url(`{"sub":"${c}"}`)}.${c}`,
  "a token": (c) => `ghp_${c}${c}`,
  "the canary itself": (c) => c,
  "the canary before a telephone number": (c) => `${c}-555-123-4567`,
  "the canary in a UUID": (c) => `550e8400-e29b-41d4-a716-${c.slice(0, 12)}`,
  base64: (c) => base64(mail(c)),
  base64url: (c) => base64url(mail(c)),
  "base64 of a name": (c) => base64url(`Ada ${c}`),
  "hexadecimal digits": (c) => hex(mail(c)),
  "hexadecimal digits after a letter": (c) => `x${hex(c)}`,
  "percent signs": (c) => percent(mail(c)),
  "fullwidth letters": (c) => fullwidth(mail(c)),
  "zero-width spaces": (c) => [...mail(c)].join("\u200b"),
  "combining marks": (c) => `${c}\u0301`,
  "right to left": (c) => `\u202e${c}`,
  "a NUL": (c) => `cycle_time\u0000${c}`,
  "a line end": (c) => `cycle_time\n${c}`,
  "a trailing space": (c) => `${c} `,
  "a lone surrogate": (c) => `${c}\ud800`,
  markup: (c) => `<img src=x onerror=${c}>`,
  "a formula": (c) => `=HYPERLINK("${c}")`,
  "very much": (c) => c.repeat(2_000),
  "JSON in a text": (c) => JSON.stringify({ email: c }),
  "an object": (c) => ({ email: c }),
  "a list": (c) => [c],
  "a list in a list": (c) => [[[[c]]]],
  "an object in a list": (c) => [{ toString: c }],
  "a card's number": (_, random) =>
    Number(`4111${random.int(100_000, 999_999)}${random.int(100_000, 999_999)}`),
  "a fraction": () => 3.75,
  "a number below 0": () => -4_111,
};

/** Ways to name a key that is not one of the catalogue's. */
const keys: Readonly<Record<string, (canary: string) => string>> = {
  "a forbidden key": () => "email",
  "a forbidden key in capitals": () => "Email",
  "a forbidden key in parts": () => "e_mail",
  "a fullwidth key": () => fullwidth("email"),
  "a Cyrillic key": () => "\u0435mail",
  "a key with a zero-width space": () => "em\u200bail",
  "a key with a NUL": () => "email\u0000",
  "a key with a space": () => "feature ",
  "a path as key": () => "payload.email",
  "the canary as key": (c) => c,
  __proto__: () => "__proto__",
  constructor: () => "constructor",
  prototype: () => "prototype",
  toJSON: () => "toJSON",
  "the empty key": () => "",
};

/** Where an id may be what it likes, a canary by itself is one; everything that stands around it is not. */
const idFields = ["eventId", "sessionId", "anonymousUserId"];
const arePlainIds = [
  "the canary itself",
  "a token",
  "the canary before a telephone number",
  "the canary in a UUID",
];
const areWords = ["an e-mail address in words"];

const right: Readonly<Record<EventName, Readonly<Record<string, unknown>>>> = {
  page_viewed: { routePattern: "/", page: "overview", referrerRoutePattern: null },
  feature_viewed: { feature: "cycle_time", surface: "overview", routePattern: "/" },
  filter_changed: { view: "overview", filterKey: "date", valueCount: 2, isCustomDateRange: null },
  chart_interacted: { chart: "treemap", action: "zoom", surface: "explore", scope: null },
  navigation_interacted: { group: "insights", item: null, action: "item_selected" },
  guide_opened: { guide: "intro", surface: "overview" },
  session_started: { entryRoutePattern: "/" },
  session_ended: { durationMs: 0, pagesViewed: 1, interactions: 0 },
  client_error: { boundary: "route", digest: null, errorClass: "TypeError", routePattern: null },
};

/** Every attempt on every field of every event, `rounds` times with other canaries. */
export function* attempts(random: Random, nowMs: number, rounds: number): Generator<Attempt> {
  for (let round = 0; round < rounds; round += 1) {
    for (const name of eventNames) {
      const event = () => envelope(name, random, nowMs);
      for (const field of Object.keys(event())) {
        for (const [way, value] of Object.entries(values)) {
          if (field === "payload" && way === "an object") continue;
          if (idFields.includes(field) && [...arePlainIds, ...areWords].includes(way)) continue;
          yield made(`${way} in ${name}.${field}`, { ...event(), [field]: value(canaryOf(random), random) });
        }
      }
      for (const field of Object.keys(right[name])) {
        for (const [way, value] of Object.entries(values)) {
          const payload = { ...right[name], [field]: value(canaryOf(random), random) };
          yield made(`${way} in ${name}.payload.${field}`, { ...event(), payload }, field === "digest");
        }
        yield* twice(name, field, event(), random);
      }
      for (const [way, key] of Object.entries(keys)) {
        const canary = canaryOf(random);
        const more = `${JSON.stringify(key(canary))}:${JSON.stringify(random.pick([canary, { email: canary }]))}`;
        yield {
          what: `${way} in ${name}`,
          json: JSON.stringify(event()).replace(/}$/, `,${more}}`),
          mayPass: false,
        };
        const inPayload = JSON.stringify(event()).replace(/}}$/, `,${more}}}`);
        yield { what: `${way} in ${name}.payload`, json: inPayload, mayPass: false };
      }
    }
  }
}

/** The same key twice, once as it is and once written with an escape: of both orders one must not be stored. */
function* twice(name: EventName, field: string, event: object, random: Random): Generator<Attempt> {
  const good = JSON.stringify(right[name][field]);
  const bad = JSON.stringify(mail(canaryOf(random)));
  const escaped = `"\\u${field.charCodeAt(0).toString(16).padStart(4, "0")}${field.slice(1)}"`;
  const rest = JSON.stringify({ ...right[name], [field]: undefined }).slice(1, -1);
  for (const [first, second] of [
    [bad, good],
    [good, bad],
  ]) {
    const payload = `{"${field}":${first},${escaped}:${second}${rest === "" ? "" : `,${rest}`}}`;
    const json = JSON.stringify({ ...event, payload: 0 }).replace(
      '"payload":0',
      () => `"payload":${payload}`,
    );
    const isAny = Object.hasOwn(eventFields[name], field) && field === "digest";
    yield { what: `${field} twice in ${name}`, json, mayPass: second === good || isAny };
  }
}

function made(what: string, event: object, mayPass = false): Attempt {
  return { what, json: JSON.stringify(event), mayPass };
}

function envelope(name: EventName, random: Random, nowMs: number): Record<string, unknown> {
  return {
    name,
    schemaVersion,
    eventId: `evt_${letters(random, 20)}`,
    ts: new Date(nowMs).toISOString(),
    sessionId: "s-1",
    anonymousUserId: "u-1",
    orgIdHash: null,
    routePattern: null,
    payload: right[name],
  };
}

/** Twenty-four characters, in small letters and digits. */
function canaryOf(random: Random): string {
  return `${MARK}${letters(random, 18)}`;
}

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyz0123456789"[random.int(0, 35)]).join("");
}

/** The mark in whatever writing: as it is, in capitals, in base64 at any place of a text, in hexadecimal digits, percent signs and fullwidth letters. */
export function findMark(text: string): string | null {
  const small = text.toLowerCase();
  const inBase64 = [0, 1, 2].map((offset) =>
    base64(`${"~".repeat(offset)}${MARK}`).slice(Math.ceil((offset * 8) / 6), -4),
  );
  const found =
    [MARK, hex(MARK), percent(MARK).toLowerCase(), fullwidth(MARK), [...MARK].join("\u200b")].find((each) =>
      small.includes(each),
    ) ??
    inBase64.find((each) => text.includes(each)) ??
    null;
  return found;
}
