/**
 * Linear scales and their ticks. Own code, because `@visx/scale` costs half of a panel's size budget and the charts need
 * only this much of it.
 */

/** Round ticks from zero to the first one at or above `highest`; at most five, and whole numbers only. */
export function getCountTicks(highest: number): number[] {
  const top = Math.max(highest, 1);
  const rough = top / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10]
      .map((factor) => factor * magnitude)
      .find((candidate) => candidate >= rough && Number.isInteger(candidate)) ?? Math.ceil(rough),
  );
  const count = Math.ceil(top / step);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

/** Maps `[0, highest]` to thousandths of the plot's height, downwards: zero is 1000. */
export function createHeightScale(highest: number): (value: number) => number {
  return (value) => round(1000 - (Math.max(0, value) / Math.max(highest, 1)) * 1000);
}

/** Two decimals: enough for a pixel, and short in markup. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
