/** English words with the host's own in front of them. */
export function resolveWords<W extends object>(words: W, overrides: object | undefined): W {
  return overrides === undefined ? words : { ...words, ...overrides };
}
