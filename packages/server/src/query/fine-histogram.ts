import { type Sql, sql } from "./sql/sql.ts";

const BINS_AN_OCTAVE = 32;
const FIRST = -10 * BINS_AN_OCTAVE;
/** The octave in which the largest safe integer lies. */
const LAST = 43 * BINS_AN_OCTAVE + BINS_AN_OCTAVE - 1;

/**
 * Where the bins of sealed histograms begin, in milliseconds: 0, then 1,000 · 2^(k/32), so that each of the contract's edges is one as
 * well. Durations are whole, so the first whole number at or above an edge divides them as the edge itself does.
 */
export const fineEdgesMs: readonly number[] = [
  0,
  ...new Set(
    Array.from({ length: LAST - FIRST + 1 }, (_, i) => Math.ceil(1000 * 2 ** ((FIRST + i) / BINS_AN_OCTAVE))),
  ),
];

/** {@link fineEdgesMs} as the engine finds them. */
const fineEdges = sql`arrayConcat([toInt64(0)], arrayDistinct(arrayMap(k -> toInt64(ceil(1000 * exp2(k / 32 - 10))), range(1728))))`;

/** The edge at which the bin of a duration begins, in SQL. */
export function fineEdgeOf(durationMs: Sql): Sql {
  return sql`toUInt64(roundDown(toInt64(${durationMs}), ${fineEdges}))`;
}

/** How far, as a share of the exact one, a percentile can be off that is read from these bins: all that one bin is wide. */
export const fineErrorBound = 2 ** (1 / BINS_AN_OCTAVE) - 1;

/** How many durations there are from each edge on, by the edge as text. */
export type FineHistogram = Readonly<Record<string, number>>;

/**
 * A percentile as the exact ones are taken, between the two nearest durations; null of nothing. Where in its bin a duration lies is not
 * known: those of one bin are taken to be spread evenly over the ratio of its edges.
 */
export function percentileIn(histogram: FineHistogram, level: number): number | null {
  const bins = Object.entries(histogram)
    .map(([fromMs, count]) => ({ fromMs: Number(fromMs), count }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const at = level * (total - 1);
  const below = durationAt(bins, Math.floor(at));
  const above = durationAt(bins, Math.ceil(at));
  return below + (above - below) * (at - Math.floor(at));
}

interface Bin {
  readonly fromMs: number;
  readonly count: number;
}

/** The duration at a place of the order, the first being 0. */
function durationAt(bins: readonly Bin[], place: number): number {
  let before = 0;
  for (const { fromMs, count } of bins) {
    if (place < before + count) return spread(fromMs, (place - before + 0.5) / count);
    before += count;
  }
  throw new RangeError("There are not so many durations.");
}

function spread(fromMs: number, share: number): number {
  // The last whole number below the next edge, so that a bin of a single number gives that number.
  const next = fineEdgesMs.find((edge) => edge > fromMs);
  return next === undefined || fromMs === 0 ? fromMs : fromMs * ((next - 1) / fromMs) ** share;
}
