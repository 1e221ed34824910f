import * as z from "zod/mini";

// Judged by a function each: zod's own kinds for these are bytes of every page. What describes the API in JSON Schema knows each of them.

/** Any JSON object, kept as it is. */
export const anyObjectSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** `true` or `false`. */
export const booleanSchema = z.custom<boolean>((value) => typeof value === "boolean");

/** `true`, of a field that is missing otherwise. */
export const trueSchema = z.custom<true>((value) => value === true);

/** A number that JSON can hold. */
export const numberSchema = z.custom<number>(Number.isFinite);

/** Any text. */
export const stringSchema = z.custom<string>((value) => typeof value === "string");
