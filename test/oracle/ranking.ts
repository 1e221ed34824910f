/**
 * The order of ranked rows: the count first, larger before smaller; rows with equal counts by their keys, one after the
 * other, by code point, with null after every text.
 */
export type Key = readonly (string | null)[];

export interface Ranked {
  readonly key: Key;
  readonly count: number;
}

export function compareRows(a: Ranked, b: Ranked): number {
  if (a.count !== b.count) return b.count - a.count;
  for (const [i, part] of a.key.entries()) {
    const order = compareParts(part, b.key[i] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return compareByCodePoint(a, b);
}

/** JavaScript's own order compares UTF-16 units, which puts U+1F600 before U+FF5E. */
function compareByCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const order = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
