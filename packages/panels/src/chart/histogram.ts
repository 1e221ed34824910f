import { createDurationAxis, type DurationAxis, getBinPlace } from "./log-time.ts";
import { createHeightScale, getCountTicks, round } from "./scale.ts";
import type { Place } from "./series.ts";

/** A bin of a histogram of durations, `[fromMs, toMs)`. */
export interface HistogramBin {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sessions: number | null;
}

/** A named duration, such as p90. */
export interface Marker {
  readonly name: string;
  readonly durationMs: number;
}

/** Everything a drawing of a histogram needs that does not depend on its width. */
export interface HistogramModel {
  readonly axis: DurationAxis;
  readonly counts: readonly number[];
  readonly y: (value: number) => number;
  /** One path of all bins. */
  readonly bars: string;
  /** The comparison's outline, corner by corner; undefined without one. */
  readonly outline: readonly Place[] | undefined;
}

/** Lays out bins, and the comparison's on the same axis. */
export function createHistogram(
  bins: readonly HistogramBin[],
  previous?: readonly HistogramBin[],
): HistogramModel {
  const all = [...bins, ...(previous ?? [])];
  const axis = createDurationAxis(all);
  const counts = getCountTicks(Math.max(...all.map((bin) => bin.sessions ?? 0)));
  const y = createHeightScale(counts.at(-1) ?? 1);
  const bars = bins.map((bin) => {
    if (!bin.sessions) return "";
    const { from, to } = getBinPlace(axis, bin);
    return `M${round(from)} 1000V${y(bin.sessions)}H${round(to)}V1000Z`;
  });
  return {
    axis,
    counts,
    y,
    bars: bars.join(""),
    outline: previous && getOutline(previous, axis),
  };
}

/** A marker with its name beside its line, as a flag on a mast. */
export interface Flag extends Marker {
  /** Thousandths of the width. */
  readonly x: number;
  /** The row its name stands in, counted from the top; the line ends there. */
  readonly row: number;
  /** Whether the name stands before the line, so that it ends there. */
  readonly isBefore: boolean;
}

/** A name is no wider than this in the narrowest plot, in thousandths of the width. */
const FLAG_WIDTH = 430;

/**
 * A row to each name, so that none meets another at any width. All of them stand on the side that has room for them, the one
 * furthest in on top, whose line alone goes as high. Where neither side has room for all, those of the first half stand after their lines.
 */
export function placeFlags(markers: readonly Marker[], axis: DurationAxis): Flag[] {
  const flags = markers.map((marker) => ({ ...marker, x: round(axis.place(marker.durationMs)) }));
  const first = flags[0]?.x ?? 0;
  const last = flags.at(-1)?.x ?? 0;
  const middle = first >= FLAG_WIDTH ? 0 : last <= 1000 - FLAG_WIDTH ? 1001 : 500;
  const after = flags.filter(({ x }) => x < middle);
  const before = flags.filter(({ x }) => x >= middle).reverse();
  return [...after, ...before].map((flag, row) => ({ ...flag, row, isBefore: flag.x >= middle }));
}

function getOutline(bins: readonly HistogramBin[], axis: DurationAxis): Place[] {
  const steps: Place[] = [];
  for (const bin of bins) {
    const { from, to } = getBinPlace(axis, bin);
    const value = bin.sessions ?? 0;
    // Down to the base where bins do not touch, as between 0 and the others.
    const last = steps.at(-1);
    if (last === undefined || Math.abs(last.x - from) > 0.5)
      steps.push({ x: last?.x ?? from, value: 0 }, { x: from, value: 0 });
    steps.push({ x: from, value }, { x: to, value });
  }
  const last = steps.at(-1);
  return last === undefined ? [] : [...steps, { x: last.x, value: 0 }];
}
