/** A half-open range of instants, milliseconds since the epoch. */
export interface Range {
  readonly startMs: number;
  /** The first instant after the range. */
  readonly endMs: number;
}

/** The part of a range that is not before `sinceMs`; an empty range when none is. */
export function since({ startMs, endMs }: Range, sinceMs: number): Range {
  return { startMs: Math.max(startMs, sinceMs), endMs: Math.max(endMs, sinceMs) };
}

/** Whether a range holds no instant. */
export function isEmpty({ startMs, endMs }: Range): boolean {
  return startMs >= endMs;
}
