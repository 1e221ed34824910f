import type { Period } from "./fixture-context.ts";

/** The places of a trend in which everything is withheld: those with events. */
export function placesOf({ stretches }: Period): number[] {
  return stretches.flatMap(({ silent }, place) => (silent ? [] : [place]));
}
