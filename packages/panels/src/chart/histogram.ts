import { isFigure } from "../format/number.ts";
import { createDurationAxis, type DurationAxis, getBinPlace } from "./log-time.ts";
import { createHeightScale, getCountTicks } from "./scale.ts";
import type { Place } from "./series.ts";
import { spread } from "./spread.ts";

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
  /** The comparison's outline, corner by corner; null without one. */
  readonly outline: readonly Place[] | null;
}

/** Lays out bins, and the comparison's on the same axis. */
export function createHistogram(
  bins: readonly HistogramBin[],
  previous: readonly HistogramBin[] | null,
): HistogramModel {
  const all = [...bins, ...(previous ?? [])];
  const axis = createDurationAxis(all);
  const counts = getCountTicks(Math.max(0, ...all.map((bin) => bin.sessions ?? 0)));
  const y = createHeightScale(counts.at(-1) ?? 1);
  const bars = bins.map((bin) => {
    if (!isFigure(bin.sessions) || bin.sessions <= 0) return "";
    const { from, to } = getBinPlace(axis, bin);
    return `M${fixed(from)} 1000V${y(bin.sessions)}H${fixed(to)}V1000Z`;
  });
  return {
    axis,
    counts,
    y,
    bars: bars.join(""),
    outline: previous === null ? null : getOutline(previous, axis),
  };
}

/** Where the names of markers stand: each over its duration if it can be, pushed apart where they would collide. */
export function placeMarkers(
  markers: readonly Marker[],
  axis: DurationAxis,
  label: { readonly plotPx: number; readonly widthsPx: readonly number[]; readonly gapPx: number },
): { readonly marker: Marker; readonly from: number; readonly to: number }[] {
  const { plotPx, widthsPx, gapPx } = label;
  const spots = spread(
    markers.map((marker) => (axis.place(marker.durationMs) / 1000) * plotPx),
    { sizes: widthsPx, gap: gapPx, low: 0, high: plotPx },
  );
  return markers.map((marker, i) => ({
    marker,
    from: fixed(((spots[i] ?? 0) / plotPx) * 1000),
    to: fixed(axis.place(marker.durationMs)),
  }));
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

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
