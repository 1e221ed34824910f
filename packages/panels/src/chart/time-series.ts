import type { Granularity } from "@firsthand/contract";
import { getLocalTime } from "../format/local-time.ts";
import { isFigure } from "../format/number.ts";
import { round } from "./scale.ts";
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

/** Whether nothing was received in a granule; what has not happened by `now` is no gap. */
export function isGap({ value, suppressed, start }: TimePoint, now: string): boolean {
  return !isFigure(value) && !suppressed && Date.parse(start) < Date.parse(now);
}

/** The runs of Saturdays and Sundays; none unless the points are days. */
export function getWeekends(points: readonly TimePoint[], granularity: Granularity): Run[] {
  if (granularity !== "day") return [];
  return getRuns(points, (point) => getLocalTime(point.start).weekday >= 5);
}

/** A path over `runs`; `draw` gets where each begins and ends, in thousandths of the width. */
export function drawRuns(
  runs: readonly Run[],
  length: number,
  draw: (from: number, to: number) => string,
): string {
  return runs.map((run) => draw(...getRunPlace(run, length))).join("");
}

/** Slanted lines between two places, over the whole height. */
export function drawHatch(from: number, to: number): string {
  let path = "";
  for (let y = 0; y < 1000; y += 40) path += `M${from} ${y + 40}L${to} ${y}`;
  return path;
}

/** Where a run begins and ends, half a granule beyond its points, in thousandths of the width. */
export function getRunPlace({ from, to }: Run, length: number): readonly [number, number] {
  const half = length < 2 ? 500 : 500 / (length - 1);
  const clip = (x: number) => round(Math.max(0, Math.min(1000, x)));
  return [clip(getPlace(from, length) - half), clip(getPlace(to, length) + half)];
}

/** Lowest, highest and direction of the complete points of a series, for a reader who cannot see it. Null when there is nothing to tell. */
export function summarise(points: readonly TimePoint[]): {
  readonly highest: TimePoint & { readonly value: number };
  readonly lowest: TimePoint & { readonly value: number };
  readonly direction: "rising" | "falling" | "steady";
} | null {
  // A running granule is low because it is not over.
  const known = points.filter(
    (point): point is TimePoint & { readonly value: number } => point.complete && isFigure(point.value),
  );
  const values = known.map((point) => point.value);
  const highest = known[values.indexOf(Math.max(...values))];
  const lowest = known[values.indexOf(Math.min(...values))];
  return highest && lowest ? { highest, lowest, direction: getDirection(values) } : null;
}

/** Whether the last third of some figures lies above or below the first by more than five per cent. */
export function getDirection(values: readonly number[]): "rising" | "falling" | "steady" {
  const third = Math.floor(values.length / 3) || 1;
  const mean = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
  const before = mean(values.slice(0, third));
  const after = mean(values.slice(-third));
  if (after > before * 1.05) return "rising";
  return after < before * 0.95 ? "falling" : "steady";
}

/** The runs of points that are such. */
export function getRuns(points: readonly TimePoint[], isIn: (point: TimePoint) => boolean): Run[] {
  const runs: { from: number; to: number }[] = [];
  points.forEach((point, i) => {
    if (!isIn(point)) return;
    const last = runs.at(-1);
    if (last !== undefined && last.to === i - 1) last.to = i;
    else runs.push({ from: i, to: i });
  });
  return runs;
}
