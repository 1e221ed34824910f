import * as z from "zod/mini";
import { anyObjectSchema, booleanSchema, numberSchema, stringSchema } from "./function-schemas.ts";
import { scopeKinds } from "./scope.ts";
import { granularities, timeRangeSchema } from "./time-range.ts";

/** One statement that was run for an answer, with its parameters; the scope's hash reads `<scope>`. */
export const statementSchema = z.object({
  sql: stringSchema,
  parameters: anyObjectSchema,
  rowsRead: z.nullable(numberSchema),
  bytesRead: z.nullable(numberSchema),
  durationMs: numberSchema,
});

/** {@inheritDoc statementSchema} */
export type Statement = z.infer<typeof statementSchema>;

/** What a source holds: the host's raw events, Firsthand's deduplicated copies, or its aggregates. */
export const sourceKinds = ["raw", "sealed", "rollup"] as const;

/** The truth envelope: where an answer comes from and how far it can be trusted. Comes with every answer. */
export const metaSchema = z.object({
  /** The metric's definition and its version, such as `top-routes@1`. */
  definitionId: stringSchema,
  scopeKind: z.enum(scopeKinds),
  /** The resolved range, half-open; whole local days where small groups are withheld. */
  timeRange: timeRangeSchema,
  /** The range that `comparison` covers; null without one. */
  comparisonTimeRange: z.nullable(timeRangeSchema),
  timeZone: stringSchema,
  /** The one asked for, or what `auto` came to; `day` instead of `hour` where small groups are withheld. */
  granularity: z.enum(granularities),
  /** `approximate` figures lie within `errorBound`, a share (0.01 is one per cent). */
  exactness: z.enum(["exact", "approximate"]),
  errorBound: z.nullable(numberSchema),
  /** What was read, and for which part of the range. Empty when the whole range lies before the oldest readable event. */
  sources: z.array(z.object({ kind: z.enum(sourceKinds), timeRange: timeRangeSchema })),
  /**
   * The oldest instant of which anything is known. Earlier points are null; so are all figures of a range that ends
   * before it. Of a range that begins before it, and of such a comparison, the figures are those of the rest.
   */
  readableSince: stringSchema,
  /** The oldest instant from which on events are kept one by one. Of what was before, only sums of days are. */
  eventsSince: stringSchema,
  /**
   * Stretches of the range after `readableSince` of which nothing is known all the same: days that were never sealed, or
   * were taken out after an erasure. Figures are those of the rest.
   */
  unknown: z.array(timeRangeSchema),
  /**
   * What was changed about the question, because as it was asked nobody can answer it exactly any more, and `nearest` said
   * that the nearest question will do: its edges were moved to whole steps of what is kept, it was asked in UTC and by
   * whole UTC days, or it was asked from `eventsSince` on only. Null when nothing was.
   */
  adjusted: z.nullable(z.enum(["edges", "utc-days", "events"])),
  /** When the newest event of the scope was taken in, over all event names; null when there is none. */
  dataThrough: z.nullable(stringSchema),
  /** When the answer was computed. */
  queriedAt: stringSchema,
  durationMs: numberSchema,
  rowsRead: z.nullable(numberSchema),
  bytesRead: z.nullable(numberSchema),
  /** Whether `limit` left rows out. */
  truncated: booleanSchema,
  /**
   * How many rows, points or bins of `data` are withheld because too few users stand behind them, wholly or in part; 1 where only the
   * whole is. 0 means that nothing is withheld but points of trends, which `trendSuppressed` lists. Nothing is counted of `comparison`.
   */
  suppressed: numberSchema,
  /** The start of each granule of the trends, in order; null unless `trend` was asked for. */
  trendStarts: z.nullable(z.array(stringSchema)),
  evidence: z.optional(z.object({ statements: z.array(statementSchema) })),
});

/** {@inheritDoc metaSchema} */
export type Meta = z.infer<typeof metaSchema>;
