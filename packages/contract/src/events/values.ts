import * as z from "zod/mini";

/** A name out of a product's vocabulary. Identifiers are open, but never free text. */
export const identifierSchema = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9._:-]{0,63}$/));

/**
 * A normalised route: `/`, or segments that are identifiers or the placeholders `[name]` and `:name`, with an optional
 * last `/`; at most 200 characters.
 */
export const routeSchema = z
  .string()
  .check(
    z.maxLength(200),
    z.regex(
      /^(?:\/|(?:\/(?:[A-Za-z][A-Za-z0-9._:-]*|\[[A-Za-z][A-Za-z0-9._-]*\]|:[A-Za-z][A-Za-z0-9._-]*))+\/?)$/,
    ),
  );

/** A whole number of things or of milliseconds, from 0 to 2^31 − 1. */
export const countSchema = z.int().check(z.minimum(0), z.maximum(2_147_483_647));
