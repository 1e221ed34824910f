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

/**
 * A stream of numbers from `seed`; two streams of equal seeds are equal. Its state is four words wide (sfc32): streams of
 * a single word run into one another, and events of two days would then share their ids.
 */
export function createRandom(seed: number): Random {
  let [a, b, c] = [hash(seed, 1) | 0, hash(seed, 2) | 0, hash(seed, 3) | 0];
  let counter = 1;
  return () => {
    const next = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + next) | 0;
    return (next >>> 0) / 4_294_967_296;
  };
}
