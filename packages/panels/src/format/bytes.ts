import { getNumberFormat, steadySpaces } from "./intl-cache.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in the largest unit that it fills, such as `1.9 MB`; a kilobyte has 1,000 bytes. */
export function formatBytes(locale: string, sizeBytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3)));
  const format = getNumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  });
  return steadySpaces(format.format(sizeBytes / 1000 ** power));
}
