import { getNumberFormat, steadySpaces } from "./intl-cache.ts";
import { formatCount, isFigure, NO_FIGURE } from "./number.ts";

/** The short names of the units of a duration. */
export interface DurationUnits {
  readonly milliseconds: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly hours: string;
  readonly days: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A duration in at most two units: `350 ms`, `4.2 s`, `1 m 34 s`, `2 h 5 m`, `3 d 4 h`. The second unit is left out when it
 * is zero. `—` for null.
 */
export function formatDuration(locale: string, units: DurationUnits, durationMs: number | null): string {
  if (!isFigure(durationMs)) return NO_FIGURE;
  const part = (value: number, unit: string) => `${formatCount(locale, value)}\u00a0${unit}`;
  const two = (ms: number, sizeMs: number, unit: string, restMs: number, restUnit: string) => {
    const whole = Math.floor(ms / sizeMs);
    const rest = Math.round((ms - whole * sizeMs) / restMs);
    return rest === 0 ? part(whole, unit) : `${part(whole, unit)}\u00a0${part(rest, restUnit)}`;
  };
  if (durationMs < 999.5) return part(durationMs, units.milliseconds);
  if (durationMs < 9_950) {
    const seconds = getNumberFormat(locale, { maximumFractionDigits: 1 }).format(durationMs / 1000);
    return `${steadySpaces(seconds)}\u00a0${units.seconds}`;
  }
  // Rounded to the smaller unit first: 59.6 s is 1 m, never "60 s".
  const seconds = Math.round(durationMs / 1000) * 1000;
  if (seconds < MINUTE_MS) return part(seconds / 1000, units.seconds);
  if (seconds < HOUR_MS) return two(seconds, MINUTE_MS, units.minutes, 1000, units.seconds);
  const minutes = Math.round(durationMs / MINUTE_MS) * MINUTE_MS;
  if (minutes < DAY_MS) return two(minutes, HOUR_MS, units.hours, MINUTE_MS, units.minutes);
  const hours = Math.round(durationMs / HOUR_MS) * HOUR_MS;
  return two(hours, DAY_MS, units.days, HOUR_MS, units.hours);
}
