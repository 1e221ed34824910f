/** A source of numbers in [0, 1) that is the same for the same seed, on every machine. */
export type Random = () => number;

const MIX = 0x45d9f3b;

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), MIX);
  x = Math.imul(x ^ (x >>> 16), MIX);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A whole number of 32 bits that depends on every part. */
export function hash(seed: number, ...parts: readonly (string | number)[]): number {
  let state = mix(seed ^ 0x9e3779b9);
  for (const part of parts) {
    if (typeof part === "number") {
      state = mix(state ^ mix(part));
      continue;
    }
    for (let i = 0; i < part.length; i++) state = mix(state ^ part.charCodeAt(i));
    // Keeps ("ab", "c") apart from ("a", "bc").
    state = mix(state ^ 0x7f4a7c15);
  }
  return state;
}

/** The same as {@link hash}, as a number in [0, 1). */
export function hashShare(seed: number, ...parts: readonly (string | number)[]): number {
  return hash(seed, ...parts) / 4_294_967_296;
}

/** A stream of numbers from `seed`; two streams of equal seeds are equal. */
export function createRandom(seed: number): Random {
  let counter = mix(seed);
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    return mix(counter) / 4_294_967_296;
  };
}
