/**
 * Sessions by duration. The first bin is the sessions of exactly 0 ms. The others lie between the edges
 * 1,000 · 2^(k/2) ms for k = −20, −19, …; a duration on an edge belongs to the bin that begins there. The durations
 * are whole, and the first edge is below 1 ms, so every one has a bin.
 *
 * The bin of 0 ms is listed when it has sessions. Of the others all are listed from the first to the last that has
 * sessions, also the empty ones between.
 */
export interface Bin {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sessions: number;
}

const FIRST_K = -20;

export function edgeMs(k: number): number {
  return 1000 * 2 ** (k / 2);
}

/**
 * The k with edge(k) ≤ duration < edge(k + 1). An edge with an odd k is irrational, one with an even k may be whole:
 * squares and whole numbers decide, no rounding can. duration ≥ 1,000 · 2^(k/2) ⇔ duration² ≥ 10^6 · 2^k.
 */
export function binOf(durationMs: number): number {
  const square = BigInt(durationMs) ** 2n;
  let k = FIRST_K;
  while (isAtOrAbove(square, k + 1)) k += 1;
  return k;
}

function isAtOrAbove(square: bigint, k: number): boolean {
  return k >= 0 ? square >= 1_000_000n << BigInt(k) : square << BigInt(-k) >= 1_000_000n;
}

export function histogram(durations: readonly number[]): Bin[] {
  const zeros = durations.filter((duration) => duration === 0).length;
  const zeroBin = zeros > 0 ? [{ fromMs: 0, toMs: edgeMs(FIRST_K), sessions: zeros }] : [];
  const ks = durations.filter((duration) => duration > 0).map(binOf);
  if (ks.length === 0) return zeroBin;
  const first = ks.reduce((a, b) => Math.min(a, b));
  const last = ks.reduce((a, b) => Math.max(a, b));
  const bins = Array.from({ length: last - first + 1 }, (_, i) => {
    const k = first + i;
    return { fromMs: edgeMs(k), toMs: edgeMs(k + 1), sessions: ks.filter((other) => other === k).length };
  });
  return [...zeroBin, ...bins];
}
