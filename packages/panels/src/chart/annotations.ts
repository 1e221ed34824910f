import type { TimeRange } from "@firsthand/contract";
import type { Annotation } from "../provider/panel-settings.ts";
import { getPlace } from "./series.ts";

/** The annotations of one granule. */
export interface AnnotatedPlace {
  readonly index: number;
  /** Thousandths of the width. */
  readonly x: number;
  readonly label: string;
}

/** A label above the plot. */
export interface AnnotationFlag extends AnnotatedPlace {
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

const LETTER_PX = 6.6;
const GAP_PX = 8;
/** How far a label may reach out of the plot at both sides. */
const MARGIN_PX = 36;

/** The annotations that lie in a range, by the granule they fall into; several of one granule are one place. */
export function placeAnnotations(
  annotations: readonly Annotation[],
  starts: readonly string[],
  range: TimeRange,
): AnnotatedPlace[] {
  const labels = new Map<number, string[]>();
  const startsMs = starts.map((start) => Date.parse(start));
  for (const { at, label } of annotations) {
    const atMs = Date.parse(at);
    if (!(atMs >= Date.parse(range.start) && atMs < Date.parse(range.end))) continue;
    const index = Math.max(
      0,
      startsMs.findLastIndex((startMs) => startMs <= atMs),
    );
    labels.set(index, [...(labels.get(index) ?? []), label]);
  }
  return [...labels]
    .sort(([a], [b]) => a - b)
    .map(([index, names]) => ({ index, x: getPlace(index, starts.length), label: names.join(", ") }));
}

/** The labels over a plot of this width; numbers in their place when they would collide or stick out. */
export function getFlags(places: readonly AnnotatedPlace[], plotPx: number): AnnotationFlag[] {
  const named = places.map((place) => ({ ...place, text: place.label, anchor: getAnchor(place.x) }));
  let free = -MARGIN_PX;
  const fits = named.every(({ x, text, anchor }) => {
    const width = text.length * LETTER_PX;
    const from = (x / 1000) * plotPx - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
    const isFree = from >= free && from + width <= plotPx + MARGIN_PX;
    free = from + width + GAP_PX;
    return isFree;
  });
  return fits ? named : places.map((place, i) => ({ ...place, text: String(i + 1), anchor: "middle" }));
}

function getAnchor(x: number): AnnotationFlag["anchor"] {
  return x < 120 ? "start" : x > 880 ? "end" : "middle";
}
