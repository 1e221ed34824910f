/**
 * A percentile with linear interpolation. The sorted values stand at the places 0 to n − 1; the percentile p is what
 * lies at the place p · (n − 1) / 100, on the straight line between the two values beside it. Of no values it is null.
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  // In hundredths, so that the place itself is exact.
  const place = percent * (sorted.length - 1);
  const below = sorted[Math.floor(place / 100)] ?? 0;
  const above = sorted[Math.ceil(place / 100)] ?? 0;
  return below + ((above - below) * (place % 100)) / 100;
}
