/** A half-open range of instants, milliseconds since the epoch. */
export interface Range {
  readonly startMs: number;
  /** The first instant after the range. */
  readonly endMs: number;
}

/** The part of a range that is not before `sinceMs`; null when none is. */
export function since(range: Range, sinceMs: number): Range | null {
  if (range.endMs <= sinceMs) return null;
  return { startMs: Math.max(range.startMs, sinceMs), endMs: range.endMs };
}
