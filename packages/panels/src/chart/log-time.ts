import { histogramEdgesMs } from "@firsthand/contract";

/** A tick of a duration axis. */
export interface DurationTick {
  readonly durationMs: number;
  /** In thousandths of the width. */
  readonly x: number;
}

/** A logarithmic axis of durations, in thousandths of the chart's width. */
export interface DurationAxis {
  /** Where a duration stands. 0 stands in its own place at the start, because a logarithmic axis has none for it. */
  place(durationMs: number): number;
  /** At most five round durations, and 0 where it has a place. */
  readonly ticks: readonly DurationTick[];
}

/** A bin as the contract has it: `[fromMs, toMs)`. */
export interface DurationBin {
  readonly fromMs: number;
  readonly toMs: number;
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const roundDurationsMs = [
  1, 10, 100, 1000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000, 360_000_000, 3_600_000_000,
];

/**
 * The axis that shows every one of `bins`, and in any case a second to an hour: one bin over the whole width is no picture. All have half an
 * octave, so equal ratios of durations are equal widths.
 */
export function createDurationAxis(bins: readonly DurationBin[]): DurationAxis {
  const lowestMs = histogramEdgesMs[1] ?? 1;
  const timed = bins.filter((bin) => bin.fromMs > 0);
  const hasZero = bins.some((bin) => bin.fromMs === 0);
  const steps = (durationMs: number) => 2 * Math.log2(Math.max(durationMs, lowestMs) / SECOND_MS);
  const lowMs = Math.min(SECOND_MS, ...timed.map((bin) => bin.fromMs));
  const highMs = Math.max(HOUR_MS, ...timed.map((bin) => bin.toMs));
  const first = steps(lowMs);
  // The place for 0 is one bin wide and one bin away from the others.
  const low = hasZero ? first - 2 : first;
  const width = steps(highMs) - low;
  const place = (durationMs: number) => {
    if (durationMs < lowestMs) return (0.5 / width) * 1000;
    return Math.max(0, Math.min(1, (steps(durationMs) - low) / width)) * 1000;
  };
  const within = roundDurationsMs.filter((ms) => ms >= lowMs && ms <= highMs);
  const every = Math.ceil(within.length / 5);
  const kept = within.filter((_, i) => i % every === 0);
  return {
    place,
    // A name close to that of 0 would lie over it.
    ticks: [...(hasZero ? [0] : []), ...kept]
      .map((durationMs) => ({ durationMs, x: place(durationMs) }))
      .filter(({ x }, i) => i !== 1 || !hasZero || x > 150),
  };
}

/** Where a bin begins and ends on an axis. */
export function getBinPlace(
  axis: DurationAxis,
  bin: DurationBin,
): { readonly from: number; readonly to: number } {
  if (bin.fromMs > 0) return { from: axis.place(bin.fromMs), to: axis.place(bin.toMs) };
  return { from: 0, to: axis.place(0) * 2 };
}
