import { histogramEdgesMs, type MetricData } from "@firsthand/contract";
import type { FixtureContext, MetricFigures, Period } from "../fixture-context.ts";
import { sessionsIn } from "../people.ts";
import { hashShare } from "../random.ts";

type Data = MetricData<"session-duration">;
type Bin = Data["histogram"][number];

// Index of the bin that begins at one second; one step is half an octave.
const ONE_SECOND = 21;
const LAST_BIN = ONE_SECOND + 27;

/** Session duration: visits of seconds, working sessions of minutes, a few of 0 ms, a few of hours. */
export function sessionDuration(context: FixtureContext): MetricFigures<"session-duration"> {
  const { earlier, variant } = context;
  return {
    data: dataOf(context, context.current, 0.35),
    ...(earlier === null ? {} : { comparison: dataOf(context, earlier, -0.25) }),
    suppressed: variant === "suppressed" ? 1 : variant === "partly-suppressed" ? 3 : 0,
  };
}

function dataOf(context: FixtureContext, period: Period, shift: number): Data {
  const { variant } = context;
  const sessions = period.stretches.reduce((sum, stretch) => sum + sessionsIn(context, stretch), 0);
  if (variant === "suppressed" || sessions === 0) return withoutFigures(variant === "suppressed" ? null : 0);
  if (variant === "one-point") return described([binAt(ONE_SECOND + 14, 1)]);
  if (variant === "ties") return described([binAt(ONE_SECOND + 14, sessions)]);
  const bins = binsOf(context.seed, sessions, shift);
  if (variant !== "partly-suppressed") return described(bins);
  const rare = new Set([...bins].sort((a, b) => (a.sessions ?? 0) - (b.sessions ?? 0)).slice(0, 3));
  return {
    ...described(bins),
    histogram: bins.map((bin) => (rare.has(bin) ? { ...bin, sessions: null } : bin)),
  };
}

function withoutFigures(sessions: number | null): Data {
  return {
    sessions,
    p50DurationMs: null,
    p75DurationMs: null,
    p90DurationMs: null,
    p95DurationMs: null,
    avgDurationMs: null,
    avgPagesViewed: null,
    avgInteractions: null,
    histogram: [],
  };
}

function described(bins: readonly Bin[]): Data {
  const sessions = bins.reduce((sum, bin) => sum + (bin.sessions ?? 0), 0);
  const duration = bins.reduce((sum, bin) => sum + (bin.sessions ?? 0) * middle(bin), 0);
  return {
    sessions,
    p50DurationMs: quantile(bins, sessions, 0.5),
    p75DurationMs: quantile(bins, sessions, 0.75),
    p90DurationMs: quantile(bins, sessions, 0.9),
    p95DurationMs: quantile(bins, sessions, 0.95),
    avgDurationMs: duration / sessions,
    avgPagesViewed: 2 + Math.log2(1 + duration / sessions / 60_000),
    avgInteractions: 3 + Math.log2(1 + duration / sessions / 30_000) * 1.6,
    histogram: [...bins],
  };
}

/** Two humps of sessions, in whole numbers that add up to `sessions`; from the first to the last bin that has any. */
function binsOf(seed: number, sessions: number, shift: number): Bin[] {
  const bell = (step: number, centre: number, width: number) => Math.exp(-(((step - centre) / width) ** 2));
  const weights = Array.from({ length: LAST_BIN + 1 }, (_, index) => {
    if (index === 0) return 0.06;
    const step = index - ONE_SECOND;
    const wobble = 0.94 + hashShare(seed, "duration", index) * 0.12;
    return (0.34 * bell(step, 7.4, 3.1) + bell(step, 16 + shift, 4.3)) * wobble;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  let given = 0;
  const bins = weights.map((weight, index) => {
    passed += weight;
    const upTo = Math.round((passed / all) * sessions);
    const bin = binAt(index, upTo - given);
    given = upTo;
    return bin;
  });
  const [zero, ...rest] = bins;
  const first = rest.findIndex((bin) => bin.sessions !== 0);
  const last = rest.findLastIndex((bin) => bin.sessions !== 0);
  const used = first === -1 ? [] : rest.slice(first, last + 1);
  return zero === undefined || zero.sessions === 0 ? used : [zero, ...used];
}

function binAt(index: number, sessions: number): Bin {
  return { fromMs: histogramEdgesMs[index] ?? 0, toMs: histogramEdgesMs[index + 1] ?? 0, sessions };
}

function middle(bin: Bin): number {
  return bin.fromMs === 0 ? 0 : Math.round(Math.sqrt(bin.fromMs * bin.toMs));
}

/** The duration that the share `q` of sessions does not exceed, as if they lay evenly within their bins, or all in the middle of the only one. */
function quantile(bins: readonly Bin[], sessions: number, q: number): number {
  const [only] = bins;
  if (bins.length === 1 && only !== undefined) return middle(only);
  let left = sessions * q;
  for (const bin of bins) {
    const here = bin.sessions ?? 0;
    if (here > 0 && left <= here) {
      return bin.fromMs === 0 ? 0 : Math.round(bin.fromMs * (bin.toMs / bin.fromMs) ** (left / here));
    }
    left -= here;
  }
  return 0;
}
