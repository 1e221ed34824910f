/** The local date `days` days before today in a time zone, as `YYYY-MM-DD`; negative days lie ahead. */
export function daysAgo(days: number, timeZone: string): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
