/** The mean of those values that are there; null when none is. Sums are kept in whole numbers of any size. */
export function meanOfPresent(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return null;
  const sum = present.reduce((total, value) => total + BigInt(value), 0n);
  const count = BigInt(present.length);
  return Number(sum / count) + Number(sum % count) / present.length;
}
