/** Half of a label of two lines, in thousandths of the lowest plot. */
const HALF = 62;
/** The least distance of two of them. */
const APART = 140;

/**
 * Where one or two labels stand that would like to stand at these places, from the top: inside the plot, and pushed apart alike where they
 * would collide. In thousandths of the height.
 */
export function placeLabels(wanted: readonly number[]): number[] {
  const apart = wanted.length > 1 ? APART : 0;
  const [first = 0, second = first] = wanted;
  const push = Math.max(0, apart - (second - first)) / 2;
  const keepWithin = (place: number, low: number) =>
    Math.max(low, Math.min(low + 1000 - 2 * HALF - apart, place));
  return [keepWithin(first - push, HALF), keepWithin(second + push, HALF + apart)].slice(0, wanted.length);
}
