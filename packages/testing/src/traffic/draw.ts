import type { Random } from "../random.ts";

/** A number around 0 with a standard deviation of 1. */
function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A whole number from 0 that is `mean` on average. */
export function drawCount(random: Random, mean: number): number {
  const spread = mean + drawNormal(random) * Math.sqrt(mean) * 0.8;
  return Math.max(0, Math.floor(spread + random()));
}

/** A duration between `leastMs` and `mostMs` whose order of magnitude is evenly drawn. */
export function drawDelayMs(random: Random, leastMs: number, mostMs: number): number {
  return Math.round(leastMs * (mostMs / leastMs) ** random());
}

const LONGEST_MS = 9 * 3_600_000;

/** How long a session lasts: some 0 ms, a third seconds, the rest minutes to hours, each log-normal. */
export function drawSessionMs(random: Random): number {
  const kind = random();
  if (kind < 0.03) return 0;
  const [medianMs, spread] = kind < 0.33 ? [16_000, 1] : [390_000, 1.05];
  return Math.min(LONGEST_MS, Math.round(medianMs * Math.exp(drawNormal(random) * spread)));
}
