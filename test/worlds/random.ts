/** Chance that is the same for the same seed (mulberry32), so that every world can be made again from its number. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  some<T>(from: readonly T[], count: number): T[];
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(from: readonly T[]): T => {
    const index = int(0, from.length - 1);
    if (index >= from.length) throw new Error("There is nothing to pick from.");
    return from[index] as T;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    some: (from, count) => Array.from({ length: count }, () => pick(from)),
  };
}
