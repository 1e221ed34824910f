import type { Granularity } from "@firsthand/contract";
import { getLocalTime, type LocalTime } from "../format/local-time.ts";

/** A tick of the time axis. */
export interface TimeTick {
  /** Index of the point it stands at. */
  readonly index: number;
  /** Whether it is left out where the chart is narrow. */
  readonly minor: boolean;
}

// Each granularity's natural steps, from fine to coarse, and the count that has to be a multiple of the step.
const steps: Record<Granularity, { sizes: readonly number[]; position(time: LocalTime): number }> = {
  // Monday 5 January 1970 is day 4, so that steps of weeks begin on Mondays.
  hour: {
    sizes: [1, 2, 3, 6, 12, 24, 48, 168, 336, 672],
    position: (time) => (time.dayNumber - 4) * 24 + time.hour,
  },
  day: { sizes: [1, 2, 7, 14, 28, 56, 91, 182, 364, 728], position: (time) => time.dayNumber - 4 },
  week: {
    sizes: [1, 2, 4, 8, 13, 26, 52, 104, 520],
    position: (time) => Math.floor((time.dayNumber - 4) / 7),
  },
  month: { sizes: [1, 2, 3, 6, 12, 24, 120, 480], position: (time) => time.year * 12 + time.month - 1 },
};

/**
 * At most five ticks at natural steps of the granularity in the viewer's zone: full hours, Mondays, quarters. Every other one is
 * minor. `starts` are the points' first instants, with the zone's offset.
 */
export function getTimeTicks(starts: readonly string[], granularity: Granularity): TimeTick[] {
  const { sizes, position } = steps[granularity];
  const positions = starts.map((start) => {
    const time = getLocalTime(start);
    return { position: position(time), isFullHour: time.minute === 0 };
  });
  const on = (size: number) =>
    positions.flatMap((at, index) => {
      const repeats = positions[index - 1]?.position === at.position;
      return at.position % size === 0 && at.isFullHour && !repeats ? [index] : [];
    });
  const chosen = sizes.map(on).find((indexes) => indexes.length <= 5);
  // A range shorter than the step, such as three days without a Monday, still names where it begins.
  const indexes = chosen?.length ? chosen : starts.length > 0 ? [0] : [];
  return indexes.map((index, i) => ({ index, minor: indexes.length > 2 && i % 2 === 1 }));
}
