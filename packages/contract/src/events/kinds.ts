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
  /**
   * What tells one event, session or user from others. A number by itself is an id of somebody's database, or a telephone's; not so a UUID,
   * which by chance has no letter.
   */
  id: {
    pattern: "^(?=[0-9_-]*[A-Za-z]|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-.{17}$)[A-Za-z0-9_-]{1,128}$",
  },
} as const;

/** What a value looks like that does not belong into an event. */
export interface RevealingShape {
  /** A regular expression for what is counted. */
  readonly pattern: string;
  /** How often it has to occur. @default 1 */
  readonly times?: number;
  /** Values that are shorter than so many characters are names all the same. @default 0 */
  readonly fromLength?: number;
}

/** Shapes that a name of a product's vocabulary does not have, and an identity or a secret does. */
export const revealingShapes: readonly RevealingShape[] = [
  // An address.
  { pattern: "^(?:https?:(?![0-9]{3}$)|(?:ftp|wss?|mailto|tel|sms|javascript):)" },
  // A host.
  { pattern: "(?:^|[._:-])www[.]|[.](?:com|net|org|edu|gov|mil|info|biz)(?![A-Za-z0-9_])" },
  // An e-mail address in words.
  { pattern: "[._:-]at[._:-].*[._:-](?:dot|com|net|org)(?![A-Za-z0-9])" },
  // An IP address.
  { pattern: "[0-9]{1,3}(?:[.:-][0-9]{1,3}){3}" },
  // A UUID.
  { pattern: "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-" },
  // A telephone number or an id.
  { pattern: "[0-9]", times: 6 },
  // A hash.
  { pattern: "[0-9a-fA-F]{16}" },
  // Tokens: of well-known issuers, with digits in the middle, and with capitals as no name has them.
  {
    pattern:
      "^(?:eyJ|(?:sk|pk|rk)_(?:live|test)_|gh[opsu]_|github_pat_|glpat-|xox[abprs]-|AKIA|ASIA|AIza|ya29[.])",
    fromLength: 12,
  },
  { pattern: "[A-Za-z][0-9]+(?=[A-Za-z])", times: 2, fromLength: 12 },
  { pattern: "[a-z0-9][A-Z](?![a-z]{2})", times: 4, fromLength: 12 },
];
