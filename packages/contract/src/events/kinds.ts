/**
 * What a value of an event can be, as plain data: patterns are regular expressions for the whole value.
 * Identifiers and the segments of routes must moreover have none of the {@link revealingShapes}.
 */
export const kinds = {
  /** A name out of a product's vocabulary. */
  identifier: { pattern: "^[A-Za-z][A-Za-z0-9._:-]{0,63}$" },
  /** A normalised route: `/`, or segments that are identifiers or the placeholders `[name]` and `:name`, with an optional last `/`. */
  route: {
    pattern:
      "^(?:/|(?:/(?:[A-Za-z][A-Za-z0-9._:-]*|\\[[A-Za-z][A-Za-z0-9._-]*\\]|:[A-Za-z][A-Za-z0-9._-]*))+/?)$",
    maxLength: 200,
  },
  /** What tells one event, session or user from others. A number by itself is an id of somebody's database, or a telephone's. */
  id: { pattern: "^(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{1,128}$" },
} as const;

/** What a value looks like that does not belong into an event. */
export interface RevealingShape {
  readonly looksLike: string;
  /** A regular expression for what is counted. */
  readonly pattern: string;
  /** How often it has to occur. */
  readonly times: number;
  /** Values that are shorter than so many characters are names all the same. */
  readonly fromLength: number;
}

/** Shapes that a name of a product's vocabulary does not have, and an identity or a secret does. */
export const revealingShapes = [
  {
    looksLike: "an address",
    pattern: "^(?:https?:(?![0-9]{3}$)|(?:ftp|wss?|mailto|tel|sms|javascript):)",
    times: 1,
    fromLength: 0,
  },
  {
    looksLike: "a host",
    pattern: "(?:^|[._:-])www[.]|[.](?:com|net|org|edu|gov|mil|info|biz)(?![A-Za-z0-9_])",
    times: 1,
    fromLength: 0,
  },
  {
    looksLike: "an e-mail address in words",
    pattern: "[._:-]at[._:-].*[._:-](?:dot|com|net|org)(?![A-Za-z0-9])",
    times: 1,
    fromLength: 0,
  },
  { looksLike: "an IP address", pattern: "[0-9]{1,3}(?:[.:-][0-9]{1,3}){3}", times: 1, fromLength: 0 },
  { looksLike: "a UUID", pattern: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-", times: 1, fromLength: 0 },
  { looksLike: "a telephone number or an id", pattern: "[0-9]", times: 6, fromLength: 0 },
  { looksLike: "a hash", pattern: "[0-9a-fA-F]{16}", times: 1, fromLength: 0 },
  {
    looksLike: "a token",
    pattern:
      "^(?:eyJ|(?:sk|pk|rk)_(?:live|test)_|gh[opsu]_|github_pat_|glpat-|xox[abprs]-|AKIA|ASIA|AIza|ya29[.])",
    times: 1,
    fromLength: 12,
  },
  { looksLike: "a token", pattern: "[A-Za-z][0-9]+(?=[A-Za-z])", times: 2, fromLength: 12 },
  { looksLike: "a token", pattern: "[a-z0-9][A-Z](?![a-z]{2})", times: 4, fromLength: 12 },
] as const satisfies readonly RevealingShape[];
