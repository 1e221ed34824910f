import { kinds, revealingShapes } from "./kinds.ts";

const patterns = {
  identifier: new RegExp(kinds.identifier.pattern),
  route: new RegExp(kinds.route.pattern),
  id: new RegExp(kinds.id.pattern),
};

const shapes = revealingShapes.map(({ pattern, times = 1, fromLength = 0 }) => ({
  pattern: new RegExp(pattern, "g"),
  times,
  fromLength,
}));

/** Whether `value` is an identifier: of the grammar, and nothing that looks like personal data or a secret. */
export function isIdentifier(value: unknown): value is string {
  return isWritten(value) && !looksRevealing(value);
}

/** Whether `value` is of an identifier's grammar, whatever it looks like. */
export function isWritten(value: unknown): value is string {
  return typeof value === "string" && patterns.identifier.test(value);
}

/** Whether `value` is a normalised route none of whose segments looks like personal data or a secret. */
export function isRoute(value: unknown): value is string {
  return isRouteWritten(value) && !value.split("/").some(looksRevealing);
}

/** Whether `value` is of a route's grammar, whatever it looks like. */
export function isRouteWritten(value: unknown): value is string {
  return typeof value === "string" && value.length <= kinds.route.maxLength && patterns.route.test(value);
}

/** Whether `value` can be an id of an event, a session or a user: of the grammar, and not a text in another writing. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && patterns.id.test(value) && !spellsText(value);
}

/** Whether `value` is a whole number from 0 to `most`. */
export function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function looksRevealing(value: string): boolean {
  return (
    shapes.some(
      ({ pattern, times, fromLength }) =>
        value.length >= fromLength && (value.match(pattern)?.length ?? 0) >= times,
    ) || value.split(/[.:]/).some(spellsText)
  );
}

/** Bytes by chance are hardly ever all of them printable: nine of a hundred thousand times for so many. */
const TELLING_BYTES = 12;
const hasMarks = /[@/?=&%: ]/;

/** Whether base64 or hexadecimal digits spell printable text: all of it, or less of it with the marks of an address in it. */
function spellsText(digits: string): boolean {
  return [fromHex(digits), fromBase64(digits)].some(
    (text) =>
      text !== null &&
      /^[\x20-\x7e]{5,}$/.test(text) &&
      (text.length >= TELLING_BYTES ||
        (text.length >= 6 && text.includes("@")) ||
        (text.length >= 8 && hasMarks.test(text))),
  );
}

function fromHex(digits: string): string | null {
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(digits)) return null;
  return digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

/** Of browsers and of Node alike. */
declare function atob(digits: string): string;

/** What is left over of a last byte is left out. */
function fromBase64(digits: string): string | null {
  if (!/^[\w-]*$/.test(digits)) return null;
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
}
