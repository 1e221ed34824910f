import { kinds, revealingShapes } from "./kinds.ts";

const patterns = {
  identifier: new RegExp(kinds.identifier.pattern),
  route: new RegExp(kinds.route.pattern),
  id: new RegExp(kinds.id.pattern),
};

const shapes = revealingShapes.map(({ pattern, times = 1, fromLength = 0 }) => ({
  pattern: new RegExp(pattern),
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
        // It is split into one piece more than there are places.
        value.length >= fromLength && value.split(pattern).length > times,
    ) || value.split(/[.:]/).some(spellsText)
  );
}

/** Bytes by chance are hardly ever all of them printable: one time in three million for so many. */
const TELLING_BYTES = 15;
const address = /^(?:[\w.+-]+@[\w-]+[.][\w.-]+$|\w+:\/\/)/;

/**
 * Whether base64 or hexadecimal digits spell printable text: much of it, or an address. Digits may begin after something else.
 */
function spellsText(value: string): boolean {
  // The last part of a UUID is shorter.
  const runs = value.match(/[0-9a-fA-F]{14,}/g) ?? [];
  return (
    runs.some((run) => [0, 1].some((from) => isTelling(fromHex(run.slice(from))))) ||
    (/^[\w-]{6,}$/.test(value) && [0, 1, 2, 3].some((from) => isTelling(fromBase64(value.slice(from)))))
  );
}

function isTelling(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text) && (text.length >= TELLING_BYTES || address.test(text));
}

function fromHex(digits: string): string {
  return digits.replace(/..?/g, (pair) => (pair[1] ? String.fromCharCode(Number.parseInt(pair, 16)) : ""));
}

/** Of browsers and of Node alike. */
declare function atob(digits: string): string;

/** What is left over of a last byte is left out. */
function fromBase64(digits: string): string {
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
}
