/**
 * What a payload says.
 *
 * A payload is a JSON object; anything else says nothing. A text is a JSON string as it stands, and the empty string is
 * a text. A count is a whole JSON number from 0 to 2^53 − 1, however it is written (`3`, `3.0`, `3e0`). Everything else
 * (missing, another type, negative, a fraction, too large) is null.
 */
export function readPayload(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function textOf(payload: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.hasOwn(payload, key) ? payload[key] : null;
  return typeof value === "string" ? value : null;
}

export function countOf(payload: Readonly<Record<string, unknown>>, key: string): number | null {
  const value = Object.hasOwn(payload, key) ? payload[key] : null;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) return null;
  return value === 0 ? 0 : value;
}
