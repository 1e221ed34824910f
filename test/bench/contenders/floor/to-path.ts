/** A line through values from zero to the highest, broken where there is none. */
export function toPath(
  values: readonly (number | null)[],
  width: number,
  height: number,
  highest = getHighest(values),
): string {
  const step = width / Math.max(1, values.length - 1);
  let path = "";
  let isBroken = true;
  values.forEach((value, i) => {
    if (value === null) isBroken = true;
    else {
      path += `${isBroken ? "M" : "L"}${round(i * step)} ${round(height - (value / highest) * height)}`;
      isBroken = false;
    }
  });
  return path;
}

/** The largest value, at least 1. */
export function getHighest(values: readonly (number | null)[]): number {
  return values.reduce<number>((highest, value) => Math.max(highest, value ?? 0), 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
