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

/**
 * A count, from a million on in two digits and the locale's own unit, such as `3.4M`; `—` for null. Below it is whole: some languages have no unit for
 * thousands, and what is rounded would look exact.
 */
export function formatCompact(locale: string, value: number | null): string {
  if (!isFigure(value)) return NO_FIGURE;
  const options: Intl.NumberFormatOptions =
    value < 1e6 ? { maximumFractionDigits: 0 } : { notation: "compact", maximumSignificantDigits: 2 };
  return steadySpaces(getNumberFormat(locale, options).format(value));
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
