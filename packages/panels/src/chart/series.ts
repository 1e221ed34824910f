import { isFigure } from "../format/number.ts";

/** A place in a chart: x in thousandths of its width, value in the measure's unit; null breaks the line. */
export interface Place {
  readonly x: number;
  readonly value: number | null;
}

/** Where the `index`-th of `length` points stands, in thousandths of the width. A single point stands in the middle. */
export function getPlace(index: number, length: number): number {
  return length < 2 ? 500 : (index / (length - 1)) * 1000;
}

/** The points that a solid line joins. Null where there is no figure or the granule is incomplete: never joined over. */
export function getSolidPlaces(
  points: readonly { readonly value: number | null; readonly complete: boolean }[],
): Place[] {
  return points.map(({ value, complete }, i) => ({
    x: getPlace(i, points.length),
    value: complete && isFigure(value) ? value : null,
  }));
}

/** The outline of the area below a solid line, each run closed by itself on the base. */
export function getAreaPlaces(solid: readonly Place[]): Place[] {
  return solid.flatMap((place, i) => {
    if (place.value === null) return [place];
    const base = { x: place.x, value: 0 };
    return [
      ...(isMissing(solid[i - 1]) ? [base] : []),
      place,
      ...(isMissing(solid[i + 1]) ? [base, { x: place.x, value: null }] : []),
    ];
  });
}

/** The segments that lead to or from an incomplete point, each followed by a break. */
export function getDottedPlaces(
  points: readonly { readonly value: number | null; readonly complete: boolean }[],
): Place[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (next === undefined || (point.complete && next.complete)) return [];
    if (!isFigure(point.value) || !isFigure(next.value)) return [];
    const x = getPlace(i + 1, points.length);
    return [
      { x: getPlace(i, points.length), value: point.value },
      { x, value: next.value },
      { x, value: null },
    ];
  });
}

/** The points without a neighbour, which a line cannot show. */
export function getLonePlaces(places: readonly Place[]): Place[] {
  const isLone = (i: number) => isMissing(places[i - 1]) && isMissing(places[i + 1]) && !isMissing(places[i]);
  return places.flatMap((place, i) => (isLone(i) ? [place, { x: place.x, value: null }] : []));
}

/**
 * Fewer places with the same outline: the lowest and the highest of every thousandth of the width, and every break. A line of
 * 2,000 points and more would draw many of them into one pixel.
 */
export function thinPlaces(places: readonly Place[]): readonly Place[] {
  if (places.length <= 2000) return places;
  const ends = new Map<number, readonly [Place, Place]>();
  for (const place of places) {
    const { x, value } = place;
    if (value === null) continue;
    const [low, high] = ends.get(Math.floor(x)) ?? [place, place];
    ends.set(Math.floor(x), [
      value < (low.value ?? 0) ? place : low,
      value > (high.value ?? 0) ? place : high,
    ]);
  }
  return places.filter((place, i) =>
    place.value === null ? !isMissing(places[i - 1]) : ends.get(Math.floor(place.x))?.includes(place),
  );
}

/** The mean of each value and the six before it; null where the value itself is missing or no week lies behind it. */
export function getWeekMeans(values: readonly (number | null)[]): (number | null)[] {
  // Added to and taken from as the week moves on: a table draws thousands of these.
  let sum = 0;
  let known = 0;
  return values.map((value, i) => {
    const gone = values[i - 7];
    if (isFigure(gone)) {
      sum -= gone;
      known -= 1;
    }
    if (!isFigure(value)) return null;
    sum += value;
    known += 1;
    return i < 6 ? null : sum / known;
  });
}

function isMissing(place: Place | undefined): boolean {
  return place === undefined || place.value === null;
}
