const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short", timeZone: "Europe/Berlin" });

/** A count, or a dash where there is none. */
export function formatCount(value: number | null | undefined): string {
  return value == null ? "—" : counts.format(value);
}

/** A mean. */
export function formatDecimal(value: number | null | undefined): string {
  return value == null ? "—" : decimals.format(value);
}

/** The change from one count to another. */
export function formatChange(value: number | null, before: number | null | undefined): string {
  return value === null || before == null || before === 0 ? "—" : percents.format(value / before - 1);
}

/** An instant as a day. */
export function formatDay(instant: string | number | Date): string {
  return days.format(new Date(instant));
}

/** A duration in minutes or seconds. */
export function formatDuration(durationMs: number | null): string {
  if (durationMs === null) return "—";
  return durationMs >= 60_000
    ? `${counts.format(durationMs / 60_000)} min`
    : `${counts.format(durationMs / 1000)} s`;
}
