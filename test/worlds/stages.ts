/** Where and when a world plays: a zone, and a date on which something happens to its calendar. */
export interface Stage {
  readonly timeZone: string;
  readonly date: string;
}

/** The six zones that every run visits, each on the days on which its clocks change, if they ever do. */
export const mainStages: readonly Stage[] = [
  { timeZone: "UTC", date: "2026-03-01" },
  { timeZone: "Asia/Kathmandu", date: "2026-07-01" },
  { timeZone: "Australia/Lord_Howe", date: "2026-04-05" },
  { timeZone: "Australia/Lord_Howe", date: "2026-10-04" },
  { timeZone: "Africa/Cairo", date: "2026-04-24" },
  { timeZone: "Africa/Cairo", date: "2026-10-29" },
  { timeZone: "America/New_York", date: "2026-03-08" },
  { timeZone: "America/New_York", date: "2026-11-01" },
  { timeZone: "Pacific/Apia", date: "2011-12-30" },
  // Not a date of Apia: the world lies around the gap all the same.
  { timeZone: "Pacific/Apia", date: "2011-12-31" },
  // The one time that Kathmandu moved its clocks, by a quarter of an hour.
  { timeZone: "Asia/Kathmandu", date: "1986-01-01" },
  { timeZone: "UTC", date: "2025-12-31" },
];

/** Visited by the long form as well. */
export const otherStages: readonly Stage[] = [
  // At 00:01 the clocks went back into the date before.
  { timeZone: "America/St_Johns", date: "2010-11-07" },
  { timeZone: "America/Sao_Paulo", date: "2018-11-04" },
  { timeZone: "America/Sao_Paulo", date: "2018-02-18" },
  { timeZone: "America/Havana", date: "2026-03-08" },
  { timeZone: "America/Havana", date: "2026-11-01" },
  { timeZone: "Asia/Beirut", date: "2026-03-29" },
  { timeZone: "America/Santiago", date: "2026-09-06" },
  { timeZone: "Africa/Casablanca", date: "2026-02-15" },
  { timeZone: "Antarctica/Troll", date: "2026-03-29" },
  { timeZone: "Pacific/Chatham", date: "2026-04-05" },
  { timeZone: "Asia/Tehran", date: "2022-03-22" },
  { timeZone: "America/Nuuk", date: "2026-03-29" },
  { timeZone: "Europe/London", date: "2026-10-25" },
  { timeZone: "Pacific/Kiritimati", date: "1995-01-01" },
  { timeZone: "Pacific/Kwajalein", date: "1993-08-22" },
  { timeZone: "Asia/Pyongyang", date: "2018-05-05" },
  { timeZone: "America/Caracas", date: "2016-05-01" },
];
