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
  const marks = annotations.flatMap(({ at, label }) => {
    const atMs = Date.parse(at);
    if (!(atMs >= Date.parse(range.start) && atMs < Date.parse(range.end))) return [];
    return [
      {
        label,
        index: Math.max(
          0,
          starts.findLastIndex((start) => Date.parse(start) <= atMs),
        ),
      },
    ];
  });
  return starts.flatMap((_, index) => {
    const labels = marks.filter((mark) => mark.index === index).map(({ label }) => label);
    return labels.length > 0 ? [{ index, x: getPlace(index, starts.length), label: labels.join(", ") }] : [];
  });
}

/** The labels over a plot of this width; numbers in their place when they would collide or stick out. */
export function getFlags(places: readonly AnnotatedPlace[], plotPx: number): AnnotationFlag[] {
  let free = -MARGIN_PX;
  let fits = true;
  const named = places.map((place): AnnotationFlag => {
    const { x, label } = place;
    const width = label.length * LETTER_PX;
    const [anchor, before] =
      x < 120 ? (["start", 0] as const) : x > 880 ? (["end", 1] as const) : (["middle", 0.5] as const);
    const from = (x / 1000) * plotPx - before * width;
    fits &&= from >= free && from + width <= plotPx + MARGIN_PX;
    free = from + width + GAP_PX;
    return { ...place, text: label, anchor };
  });
  return fits ? named : places.map((place, i) => ({ ...place, text: `${i + 1}`, anchor: "middle" }));
}
