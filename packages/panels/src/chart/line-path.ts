import { round } from "./scale.ts";
import type { Place } from "./series.ts";

/** The path of a straight line through places, broken where there is no value. A point alone becomes a dot under round caps. */
export function getLinePath(places: readonly Place[], y: (value: number) => number): string {
  let path = "";
  let run = 0;
  for (const { x, value } of [...places, { x: 0, value: null }]) {
    if (value !== null) path += `${run === 0 ? "M" : "L"}${round(x)},${y(value)}`;
    else if (run === 1) path += "Z";
    run = value === null ? 0 : run + 1;
  }
  return path;
}
