import { getNumberFormat, steadySpaces } from "./intl-cache.ts";

/** What stands where there is no figure. Never 0. */
export const NO_FIGURE = "—";

/** A count with the locale's separators; `—` for null and for anything that is not a finite number. */
export function formatCount(locale: string, value: number | null): string {
  if (!isFigure(value)) return NO_FIGURE;
  return steadySpaces(getNumberFormat(locale, { maximumFractionDigits: 0 }).format(value));
}

/** A mean with one decimal; `—` for null. */
export function formatDecimal(locale: string, value: number | null): string {
  if (!isFigure(value)) return NO_FIGURE;
  return steadySpaces(
    getNumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value),
  );
}

/** A count in at most five characters, such as `2.9K`, for places where the full one does not fit; `—` for null. */
export function formatCompact(locale: string, value: number | null): string {
  if (!isFigure(value)) return NO_FIGURE;
  if (Math.abs(value) < 1000) return formatCount(locale, value);
  return steadySpaces(
    getNumberFormat(locale, { notation: "compact", maximumSignificantDigits: 2 }).format(value),
  );
}

/** The size of a share without its sign, such as `6.4%` or `12%`; one decimal under ten per cent. */
export function formatPercent(locale: string, share: number): string {
  const size = Math.abs(share);
  const maximumFractionDigits = size < 0.0995 ? 1 : 0;
  return steadySpaces(getNumberFormat(locale, { style: "percent", maximumFractionDigits }).format(size));
}

/** Whether `value` is a figure that can be drawn. */
export function isFigure(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
