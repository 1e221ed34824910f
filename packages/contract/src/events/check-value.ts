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

/** Bytes by chance are hardly ever all of them printable: one time in three million for so many. */
const TELLING_BYTES = 15;
const address = /^(?:[\w.+-]+@[\w-]+[.][\w.-]+$|\w+:\/\/)/;

/**
 * Whether base64 or hexadecimal digits spell printable text: much of it, or an address. Digits may begin after something else.
 */
function spellsText(value: string): boolean {
  const runs = value.match(/[0-9a-fA-F]{12,}/g) ?? [];
  return (
    runs.some((run) => [0, 1].some((from) => isTelling(read(run, hexDigits, 4, from)))) ||
    [0, 1, 2, 3].some((from) => isTelling(read(value, base64Digits, 6, from)))
  );
}

function isTelling(text: string): boolean {
  return text.length >= TELLING_BYTES || address.test(text);
}

const hexDigits = "0123456789abcdef";
const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The text that digits of so many bits spell from a place on; empty when any byte of it cannot be printed, or one of them is no digit. */
function read(value: string, digits: string, bits: number, from: number): string {
  const given = digits === hexDigits ? value.toLowerCase() : value;
  let text = "";
  let held = 0;
  let holds = 0;
  for (let i = from; i < given.length; i += 1) {
    const digit = digits.indexOf(given.charAt(i));
    if (digit === -1) return "";
    held = ((held << bits) | digit) & 0xffff;
    holds += bits;
    if (holds < 8) continue;
    holds -= 8;
    const byte = (held >> holds) & 0xff;
    if (byte < 0x20 || byte > 0x7e) return "";
    text += String.fromCharCode(byte);
  }
  return text;
}
