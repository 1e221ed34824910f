/** Arithmetic on dates as such, `YYYY-MM-DD`, in no zone at all: the calendar has every date once. */
const DAY_MS = 86_400_000;

export function dateToWallMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function wallMsToDate(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return wallMsToDate(dateToWallMs(date) + days * DAY_MS);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((dateToWallMs(to) - dateToWallMs(from)) / DAY_MS);
}

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  const weekday = new Date(dateToWallMs(date)).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}
