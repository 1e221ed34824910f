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

/** `512 bytes`, `1.5 MB`. */
export function size(bytes: number): string {
  if (bytes < 1_000) return count(bytes, "byte");
  const power = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const units = ["kB", "MB", "GB", "TB"];
  return `${(bytes / 1_000 ** power).toLocaleString("en-US", { maximumFractionDigits: 1 })} ${units[power - 1]}`;
}
