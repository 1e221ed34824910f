/** `1,234 rows`, `1 row`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${amount.toLocaleString("en-US")} ${amount === 1 ? singular : plural}`;
}

/** `2.5 %`, and `under 0.1 %` for what would round to nothing. */
export function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  if (percent > 0 && percent < 0.1) return "under 0.1 %";
  return `${percent.toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;
}
