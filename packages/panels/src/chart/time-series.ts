import type { Granularity } from "@firsthand/contract";
import { getLocalTime } from "../format/local-time.ts";
import { isFigure } from "../format/number.ts";
import { getPlace } from "./series.ts";

/** A point of a series in time. */
export interface TimePoint {
  /** First instant of the granule, with the zone's offset. */
  readonly start: string;
  /** Null where there is no figure. */
  readonly value: number | null;
  readonly complete: boolean;
  /** Whether the figure is withheld, which is not a gap. */
  readonly suppressed: boolean;
}

/** A run of points, first and last index included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The runs of granules in which nothing was received, up to `now`; what has not happened yet is no gap. */
export function getGaps(points: readonly TimePoint[], now: string): Run[] {
  const nowMs = Date.parse(now);
  return getRuns(
    points,
    (point) => !isFigure(point.value) && !point.suppressed && Date.parse(point.start) < nowMs,
  );
}

/** The runs of Saturdays and Sundays; none unless the points are days. */
export function getWeekends(points: readonly TimePoint[], granularity: Granularity): Run[] {
  if (granularity !== "day") return [];
  return getRuns(points, (point) => getLocalTime(point.start).weekday >= 5);
}

/** A path of rectangles over `runs`, each half a granule wider than its points, in thousandths of the width. */
export function getRunsPath(runs: readonly Run[], length: number): string {
  return runs
    .map(({ from, to }) => {
      const [x1, x2] = getRunPlace({ from, to }, length);
      return `M${x1} 0H${x2}V1000H${x1}Z`;
    })
    .join("");
}

/** Where a run begins and ends, in thousandths of the width. */
export function getRunPlace({ from, to }: Run, length: number): readonly [number, number] {
  const half = length < 2 ? 500 : 500 / (length - 1);
  const clip = (x: number) => Math.round(Math.max(0, Math.min(1000, x)) * 10) / 10;
  return [clip(getPlace(from, length) - half), clip(getPlace(to, length) + half)];
}

/** Lowest, highest and direction of a series, for a reader who cannot see it. Null when there is nothing to tell. */
export function summarise(points: readonly TimePoint[]): {
  readonly highest: TimePoint & { readonly value: number };
  readonly lowest: TimePoint & { readonly value: number };
  readonly direction: "rising" | "falling" | "steady";
} | null {
  const known = points.filter((point): point is TimePoint & { readonly value: number } =>
    isFigure(point.value),
  );
  const [first] = known;
  if (first === undefined) return null;
  const highest = known.reduce((best, point) => (point.value > best.value ? point : best), first);
  const lowest = known.reduce((best, point) => (point.value < best.value ? point : best), first);
  // A running granule is low because it is not over, and says nothing about the direction.
  const direction = getDirection(known.filter((point) => point.complete).map((point) => point.value));
  return { highest, lowest, direction };
}

/** Whether the last third of some figures lies above or below the first by more than five per cent. */
export function getDirection(values: readonly (number | null)[]): "rising" | "falling" | "steady" {
  const known = values.filter(isFigure);
  const third = Math.max(1, Math.floor(known.length / 3));
  const mean = (part: readonly number[]) =>
    part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
  const before = mean(known.slice(0, third));
  const after = mean(known.slice(-third));
  if (after > before * 1.05) return "rising";
  return after < before * 0.95 ? "falling" : "steady";
}

function getRuns(points: readonly TimePoint[], isIn: (point: TimePoint) => boolean): Run[] {
  const runs: { from: number; to: number }[] = [];
  points.forEach((point, i) => {
    if (!isIn(point)) return;
    const last = runs.at(-1);
    if (last !== undefined && last.to === i - 1) last.to = i;
    else runs.push({ from: i, to: i });
  });
  return runs;
}
