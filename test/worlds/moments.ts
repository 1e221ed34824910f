/** The instants at which a world's events occur: crowded where answers go wrong, empty on some days. */
import { addDays } from "../oracle/calendar-date.ts";
import { offsetRuns } from "../oracle/offset-runs.ts";
import { firstInstantOf } from "../oracle/wall-clock.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stages.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface Moments {
  /** First instant of the stage's date. */
  readonly center: number;
  /** Where a range, a granule or an offset can begin or end. */
  readonly edges: readonly number[];
  /** Draws an instant for an event. */
  readonly draw: () => number;
}

export function createMoments(random: Random, { timeZone, date }: Stage): Moments {
  const center = firstInstantOf(timeZone, date);
  const days = Array.from({ length: 13 }, (_, i) => i - 6);
  const edges = [
    ...days.map((day) => firstInstantOf(timeZone, addDays(date, day))),
    ...days.map((day) => firstInstantOf("UTC", addDays(date, day))),
    ...offsetRuns(timeZone, center - 3 * DAY_MS, center + 3 * DAY_MS).map((run) => run.start),
    firstInstantOf(timeZone, `${date.slice(0, 7)}-01`),
    firstInstantOf(timeZone, addDays(date, -364)),
  ];
  const gaps = [random.int(-18, 18), random.int(-18, 18), random.int(-5, -2)].map(
    (day) => center + day * DAY_MS,
  );
  const isInGap = (instant: number) => gaps.some((gap) => instant >= gap && instant < gap + 1.5 * DAY_MS);

  const drawAny = () => {
    const kind = random.next();
    if (kind < 0.25) return random.pick(edges) + random.int(-1, 1);
    if (kind < 0.5) return center + random.int(-4 * HOUR_MS, 4 * HOUR_MS);
    if (kind < 0.6) return center - 364 * DAY_MS + random.int(-3 * DAY_MS, 3 * DAY_MS);
    if (kind < 0.65) return onTheHour(center + random.int(-20 * DAY_MS, 20 * DAY_MS));
    return center + random.int(-20 * DAY_MS, 20 * DAY_MS);
  };
  const draw = (): number => {
    const instant = drawAny();
    return isInGap(instant) ? draw() : instant;
  };
  return { center, edges, draw };
}

function onTheHour(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}
