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

/** The ranges in order, without empty ones, and joined where they touch or overlap. */
export function union(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  const inOrder = ranges.filter((range) => !isEmpty(range)).sort((a, b) => a.startMs - b.startMs);
  for (const { startMs, endMs } of inOrder) {
    const before = joined.at(-1);
    if (before === undefined || before.endMs < startMs) joined.push({ startMs, endMs });
    else joined[joined.length - 1] = { startMs: before.startMs, endMs: Math.max(before.endMs, endMs) };
  }
  return joined;
}

/** What is left of ranges when others are taken out of them. */
export function subtract(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  const holes = union(others);
  return union(ranges).flatMap(({ startMs, endMs }) => {
    const left: Range[] = [];
    let nextMs = startMs;
    for (const hole of holes) {
      if (hole.endMs <= nextMs || hole.startMs >= endMs) continue;
      left.push({ startMs: nextMs, endMs: hole.startMs });
      nextMs = hole.endMs;
    }
    return [...left, { startMs: nextMs, endMs }].filter((range) => !isEmpty(range));
  });
}

/** The least range of whole steps, counted from the epoch, that holds a range. */
export function widen({ startMs, endMs }: Range, stepMs: number): Range {
  return { startMs: Math.floor(startMs / stepMs) * stepMs, endMs: Math.ceil(endMs / stepMs) * stepMs };
}

/** The greatest range of whole steps, counted from the epoch, that lies in a range. */
export function narrow({ startMs, endMs }: Range, stepMs: number): Range {
  return { startMs: Math.ceil(startMs / stepMs) * stepMs, endMs: Math.floor(endMs / stepMs) * stepMs };
}
