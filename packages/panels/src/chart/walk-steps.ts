/** What a key does to a place among `length`. */
export interface WalkStepOptions {
  readonly length: number;
  /** How far Page Up and Page Down go. */
  readonly page: number;
}

/** The place that a key leads to from `index`, kept inside; null for keys that do not walk. Time runs left to right in every language. */
export function getWalkStep(key: string, index: number, options: WalkStepOptions): number | null {
  const { length, page } = options;
  const last = length - 1;
  const targets = new Map([
    ["ArrowLeft", index - 1],
    ["ArrowDown", index - 1],
    ["ArrowRight", index + 1],
    ["ArrowUp", index + 1],
    ["PageDown", index - page],
    ["PageUp", index + page],
    ["Home", 0],
    ["End", last],
  ]);
  const target = targets.get(key);
  return target === undefined ? null : Math.max(0, Math.min(last, target));
}

/** The stop nearest to `x`; `stops` ascend. -1 when there is none. */
export function getNearestStop(stops: readonly number[], x: number): number {
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const border = ((stops[middle] ?? 0) + (stops[middle + 1] ?? 0)) / 2;
    if (x < border) high = middle;
    else low = middle + 1;
  }
  return stops.length === 0 ? -1 : low;
}
