import { hash, hashShare } from "./random.ts";
import { activityBy, weightOfDay } from "./rhythm.ts";
import type { Granule } from "./time/granules.ts";
import { localDay, startOfDay, type Zone } from "./time/zone.ts";

/** Something that is counted, such as the views of one route. */
export interface Counted {
  /** Tells it from everything else that is counted. */
  readonly key: string;
  /** How much of it there is on an average working day. */
  readonly level: number;
  /** Irregularity from day to day, as a share. @default 0.14 */
  readonly noise?: number | undefined;
  /** What the release multiplied it by; with `onlySinceRelease` there was none before. @default 1 */
  readonly jump?: number | undefined;
  readonly onlySinceRelease?: boolean | undefined;
}

/** The part of a local day that lies within a stretch. */
interface DayPart {
  readonly day: number;
  /** How much happens on the whole day, where an average working day of June 2026 is 1. */
  readonly weight: number;
  /** How much of that has happened by the part's beginning and by its end, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

/** A granule together with the local days it lies on. */
export interface Stretch extends Granule {
  readonly days: readonly DayPart[];
  /** Whether nothing at all occurred in it. */
  readonly silent: boolean;
}

// 12 June 2026, the day of the fixtures, and 2 June, when the product that they tell of had its release.
const REFERENCE_DAY = 20_616;
const RELEASE_DAY = REFERENCE_DAY - 10;
const DAILY_GROWTH = 1.0022;

/** Adds to a granule what counting needs. */
export function toStretch(seed: number, zone: Zone, granule: Granule, silent: boolean): Stretch {
  const days = [];
  if (granule.from < granule.to) {
    const last = localDay(zone, granule.to - 1);
    for (let day = localDay(zone, granule.from); day <= last; day++) {
      const start = startOfDay(zone, day);
      const length = Math.max(startOfDay(zone, day + 1) - start, 1);
      const from = activityBy((granule.from - start) / length);
      const to = activityBy((granule.to - start) / length);
      days.push({ day, weight: weightOf(seed, day), from, to });
    }
  }
  return { ...granule, days, silent };
}

/** How often `counted` occurred in a stretch. Parts of a stretch add up to the whole, at every granularity. */
export function countIn(seed: number, counted: Counted, stretch: Stretch): number {
  if (stretch.silent) return 0;
  const seedOfKey = hash(seed, counted.key);
  let count = 0;
  for (const { day, weight, from, to } of stretch.days) {
    const ofDay = countOfDay(seedOfKey, counted, day, weight);
    // Where within the day the single occurrences of a rare thing fall.
    const phase = hashShare(seedOfKey, day, 2);
    count += Math.floor(ofDay * to + phase) - Math.floor(ofDay * from + phase);
  }
  return count;
}

/** How many different users, sessions or organisations stand behind `sum` over `days` days: the same ones come back. */
export function distinctOver(sum: number, days: number, exponent: number): number {
  return Math.round(sum * Math.max(days, 1) ** -exponent);
}

/** The rhythm of the week, slow growth, and now and then a quiet day such as a holiday. */
function weightOf(seed: number, day: number): number {
  const age = Math.max(-730, Math.min(730, day - REFERENCE_DAY));
  const quiet = hashShare(seed, "quiet day", day) < 0.05 ? 0.76 : 1;
  return weightOfDay(day) * DAILY_GROWTH ** age * quiet;
}

function countOfDay(seedOfKey: number, counted: Counted, day: number, weight: number): number {
  const { level, noise = 0.14, jump = 1, onlySinceRelease = false } = counted;
  const released = day >= RELEASE_DAY;
  if (onlySinceRelease && !released) return 0;
  const wobble = 1 + (hashShare(seedOfKey, day, 0) * 2 - 1) * noise;
  const expected = level * weight * wobble * (released ? jump : 1);
  // Rare things occur on some days and not on others, never in parts.
  return Math.floor(expected + hashShare(seedOfKey, day, 1));
}
