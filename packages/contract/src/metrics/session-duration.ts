import * as z from "zod/mini";
import { numberSchema } from "../function-schemas.ts";
import { amountSchema, defineMetric, figureSchema, type MetricTexts } from "../metric.ts";

/**
 * How long ended sessions lasted and what happened in them. Counts `session_ended` events of the range, each with its
 * full duration. Percentiles interpolate linearly between the two nearest durations.
 */
export const sessionDuration = defineMetric({
  id: "session-duration",
  version: 1,
  shape: "distribution",
  events: ["session_ended"],
  measures: [
    { id: "sessions", unit: "sessions", additivity: "additive" },
    { id: "p50DurationMs", unit: "milliseconds", additivity: "percentile" },
    { id: "p75DurationMs", unit: "milliseconds", additivity: "percentile" },
    { id: "p90DurationMs", unit: "milliseconds", additivity: "percentile" },
    { id: "p95DurationMs", unit: "milliseconds", additivity: "percentile" },
    { id: "avgDurationMs", unit: "milliseconds", additivity: "average" },
    { id: "avgPagesViewed", unit: "pages", additivity: "average" },
    { id: "avgInteractions", unit: "interactions", additivity: "average" },
  ],
  dimensions: [],
  dataSchema: z.object({
    sessions: figureSchema,
    p50DurationMs: figureSchema,
    p75DurationMs: figureSchema,
    p90DurationMs: figureSchema,
    p95DurationMs: figureSchema,
    avgDurationMs: figureSchema,
    avgPagesViewed: figureSchema,
    avgInteractions: figureSchema,
    /**
     * Sessions by duration in the bins of {@link histogramEdgesMs}: the first is the sessions of 0 ms and is there when
     * it has any; the rest runs without a hole from the first to the last bin that has sessions. Null is withheld. The very
     * last one may end beyond 2^53.
     */
    histogram: z
      .array(z.object({ fromMs: amountSchema, toMs: numberSchema, sessions: figureSchema }))
      .check(z.refine(areBins)),
  }),
});

/** {@link sessionDuration} in words. */
export const sessionDurationTexts: MetricTexts = {
  title: "Session duration",
  question: "How long do sessions last, and what happens in them?",
  measures: {
    sessions: "Ended sessions",
    p50DurationMs: "Median duration",
    p75DurationMs: "75th percentile",
    p90DurationMs: "90th percentile",
    p95DurationMs: "95th percentile",
    avgDurationMs: "Average duration",
    avgPagesViewed: "Pages per session",
    avgInteractions: "Interactions per session",
  },
};

/** Whether each bin has a width and begins where the one before it has ended, or later. */
function areBins(bins: readonly { readonly fromMs: number; readonly toMs: number }[]): boolean {
  return bins.every(({ fromMs, toMs }, i) => fromMs < toMs && fromMs >= (bins[i - 1]?.toMs ?? 0));
}

const FIRST_EXPONENT = -20;
const LAST_EXPONENT = 88;

/**
 * The lower edges of the histogram's bins in milliseconds: 0 for sessions of 0 ms, then 1,000 · 2^(k/2) for k from −20.
 * Fixed, so that two periods always have the same bins; the last edge lies beyond the largest safe integer.
 */
export const histogramEdgesMs: readonly number[] = [
  0,
  ...Array.from(
    { length: LAST_EXPONENT - FIRST_EXPONENT + 1 },
    (_, i) => 1000 * 2 ** ((FIRST_EXPONENT + i) / 2),
  ),
];
