/** Half of a label of two lines, in thousandths of the lowest plot. */
const HALF = 62;
/** The least distance of two of them. */
const APART = 140;

/**
 * Where one or two labels stand that would like to stand at these places, from the top: inside the plot, and pushed apart alike where they
 * would collide. In thousandths of the height.
 */
export function placeLabels(wanted: readonly number[]): number[] {
  const [first = 0, second] = wanted;
  const keepWithin = (place: number, low: number, high: number) => Math.max(low, Math.min(high, place));
  if (second === undefined) return wanted.map((place) => keepWithin(place, HALF, 1000 - HALF));
  const push = Math.max(0, APART - (second - first)) / 2;
  return [
    keepWithin(first - push, HALF, 1000 - HALF - APART),
    keepWithin(second + push, HALF + APART, 1000 - HALF),
  ];
}
