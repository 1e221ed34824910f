const timePattern =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|([+-])(\d\d):?(\d\d))?$/;

/**
 * Reads a time of the table (`2026-11-02 09:00:00.031`, UTC) or of the wire (RFC 3339, which always names its offset).
 *
 * Digits beyond the milliseconds are cut off, as the column does. A date that no calendar has (30 February, month 13)
 * is refused here, because ClickHouse would take it for another day.
 *
 * @returns milliseconds since the epoch, or null when `text` is not such a time.
 */
export function parseTime(text: string, offset: "required" | "optional"): number | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = "", zone, sign, offsetHour, offsetMinute] =
    match;
  if (zone === undefined && offset === "required") return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return null;

  const date = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;

  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const offsetMinutes = (sign === "-" ? -1 : 1) * (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0));
  return date.setUTCHours(Number(hour), Number(minute) - offsetMinutes, Number(second), ms);
}
