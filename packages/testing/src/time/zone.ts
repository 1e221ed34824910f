/** A length of time in milliseconds. */
export const HOUR_MS = 3_600_000;
/** Milliseconds of a day without a clock change. */
export const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const MOST_OFFSETS = 50_000;

/** A time zone, asked through `Intl` alone so that it works in every runtime. */
export interface Zone {
  readonly name: string;
  /** Local time minus UTC at `instant`, in milliseconds. */
  offsetAt(instant: number): number;
}

const known = new Map<string, Zone>();

/** The zone `name`, or null when the runtime does not know it. Bare offsets such as `+02:00` are not names. */
export function findZone(name: string): Zone | null {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const zone = createZone(name);
    known.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}

/** The zone `name`. @throws RangeError when the runtime does not know it */
export function getZone(name: string): Zone {
  const zone = findZone(name);
  if (zone === null) throw new RangeError("The time zone is not an IANA name that this runtime knows.");
  return zone;
}

function createZone(name: string): Zone {
  if (name === "UTC") return { name, offsetAt: () => 0 };
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  // Clocks change on whole quarters of an hour, and formatting is slow: one look at each quarter is enough.
  const offsets = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / QUARTER_MS) * QUARTER_MS;
    const cached = offsets.get(quarter);
    if (cached !== undefined) return cached;
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(quarter).match(/\d+/g) ?? []
    ).map(Number);
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter;
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  };
  return { name, offsetAt };
}

/** The number of the local date at `instant`: days since 1 January 1970. */
export function localDay(zone: Zone, instant: number): number {
  return Math.floor((instant + zone.offsetAt(instant)) / DAY_MS);
}

/** The first instant whose local time is not before `localMs`, which counts milliseconds as if local time were UTC. */
function localToInstant(zone: Zone, localMs: number): number {
  const guess = localMs - zone.offsetAt(localMs - zone.offsetAt(localMs));
  if (zone.offsetAt(guess) === zone.offsetAt(guess - DAY_MS) && guess + zone.offsetAt(guess) === localMs)
    return guess;
  // A clock change is near: no offset is further from UTC than 15 hours, so the instant lies between these.
  let before = localMs - 15 * HOUR_MS;
  let after = localMs + 15 * HOUR_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + zone.offsetAt(middle) >= localMs) after = middle;
    else before = middle;
  }
  return after;
}

/** The first instant of the local date number `day`; of the next date that exists when the zone skipped it. */
export function startOfDay(zone: Zone, day: number): number {
  return localToInstant(zone, day * DAY_MS);
}

/** `instant` moved by whole local days, keeping the local time of day where it exists. */
export function shiftDays(zone: Zone, instant: number, days: number): number {
  return localToInstant(zone, instant + zone.offsetAt(instant) + days * DAY_MS);
}

/** `instant` as RFC 3339 with the zone's offset, to the millisecond where there are any. */
export function toZonedIso(zone: Zone, instant: number): string {
  const offset = zone.offsetAt(instant);
  const local = new Date(instant + offset)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, "");
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${hours}:${String(minutes % 60).padStart(2, "0")}`;
}
