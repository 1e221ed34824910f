/** The local calendar parts that an RFC 3339 instant with its zone's offset spells out. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Whole days since 1970-01-01, so that local dates can be subtracted. */
  readonly dayNumber: number;
}

/**
 * Reads the local parts from an instant's own text. The answer's instants carry the offset of the viewer's zone, so no
 * calendar is needed to find Mondays and midnights.
 *
 * @throws RangeError when `instant` is not RFC 3339.
 */
export function getLocalTime(instant: string): LocalTime {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(instant))
    throw new RangeError("An instant of the answer is not RFC 3339.");
  const [year, month, day] = [+instant.slice(0, 4), +instant.slice(5, 7), +instant.slice(8, 10)];
  const [hour, minute] = [+instant.slice(11, 13), +instant.slice(14, 16)];
  const dayNumber = Date.UTC(year, month - 1, day) / 86_400_000;
  // 1970-01-01 was a Thursday.
  return { year, month, day, hour, minute, weekday: (((dayNumber + 3) % 7) + 7) % 7, dayNumber };
}
