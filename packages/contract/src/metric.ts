import * as z from "zod/mini";
import type { Dimension } from "./dimensions.ts";
import type { EventName } from "./events/catalogue.ts";
import { commonDimensions } from "./filter.ts";
import type { ScopeKind } from "./scope.ts";

/** What a measure counts in. */
export type Unit =
  | "users"
  | "sessions"
  | "events"
  | "organisations"
  | "milliseconds"
  | "values"
  | "pages"
  | "interactions";

/**
 * How a measure may be combined.
 *
 * - `additive`: parts sum to the whole.
 * - `distinct`: parts overlap; a total is its own count and is never the sum.
 * - `average` and `percentile`: neither sums nor averages of parts mean anything.
 */
export type Additivity = "additive" | "distinct" | "average" | "percentile";

/** One aggregate of a metric, under the field name it has in `data`. */
export interface Measure {
  readonly id: string;
  readonly unit: Unit;
  readonly additivity: Additivity;
}

/** The form of a metric's `data`, which says how it can be drawn and listed. */
export type MetricShape = "series" | "ranked" | "distribution" | "totals";

/** What is written down about a metric; {@link defineMetric} completes it. */
export interface MetricInput {
  /** Kebab-case name, the same in every layer. */
  readonly id: string;
  /** Counted up whenever the meaning of a number changes. */
  readonly version: number;
  readonly shape: MetricShape;
  /** The events it is answered from; null for any event. */
  readonly events: readonly EventName[] | null;
  /** The first one ranks rows and is what trends show. */
  readonly measures: readonly [Measure, ...Measure[]];
  /** What rows are broken down by, in tie-breaking order. Empty unless ranked. */
  readonly dimensions: readonly (Dimension | "orgIdHash")[];
  /** Scopes that may ask. @default both */
  readonly scopes?: readonly ScopeKind[];
  /** Rows when the caller does not say. @default 25 */
  readonly defaultLimit?: number;
  readonly dataSchema: z.ZodMiniType;
}

/** What a metric is called, for descriptions and documentation. */
export interface MetricTexts {
  readonly title: string;
  /** The question the metric answers, in the reader's words. */
  readonly question: string;
  /** The title of each measure, by its id. */
  readonly measures: Readonly<Record<string, string>>;
}

/** A metric: its definition plus the schema of its data. */
export type Metric<M extends MetricInput = MetricInput> = Omit<M, "scopes" | "defaultLimit"> & {
  /** Names the definition in `meta.definitionId`. */
  readonly definitionId: string;
  /** The unit of the first measure. */
  readonly unit: Unit;
  readonly scopes: readonly ScopeKind[];
  readonly defaultLimit: number;
  /** The dimensions a filter may name: route and source for every metric, and the metric's own. */
  readonly filterDimensions: readonly [Dimension, ...Dimension[]];
};

/** Completes a metric's definition. */
export function defineMetric<const M extends MetricInput>(metric: M): Metric<M> {
  const own = metric.dimensions.filter((dimension) => dimension !== "orgIdHash");
  const filterDimensions = [...new Set<Dimension>([...commonDimensions, ...own])] as [
    Dimension,
    ...Dimension[],
  ];
  return {
    ...metric,
    definitionId: `${metric.id}@${metric.version}`,
    unit: metric.measures[0].unit,
    scopes: metric.scopes ?? ["org", "platform"],
    defaultLimit: metric.defaultLimit ?? 25,
    filterDimensions,
  };
}

/** An amount that JSON and JavaScript hold exactly: 0 to 2^53 − 1, with decimals where it is a mean. */
export const amountSchema = z.custom<number>(isAmount);

/**
 * A measured figure, 0 or more: null means that there is none, which is not 0: nothing to average, withheld, or a range
 * that lies wholly before `meta.readableSince`.
 */
export const figureSchema = judgedAtOnce(z.nullable(amountSchema), isFigure);

/**
 * The course of a measure over `meta.trendStarts`: 0 is none of this kind, null is no event at all in the scope, or withheld where
 * `trendSuppressed` lists the place.
 */
export const trendSchema = judgedAtOnce(z.array(figureSchema), (value) => {
  return Array.isArray(value) && value.every(isFigure);
});

/**
 * Places of `trend`, from 0 in order, of which something is withheld because too few users stand behind it. Where there is a figure all
 * the same, it is that of the days that are published. Missing where nothing is withheld.
 */
// Judged as a trend is: a schema of its own would be bytes of every page.
export const trendSuppressedSchema = z.optional(trendSchema as unknown as z.ZodMiniType<number[]>);

function isAmount(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function isFigure(value: unknown): boolean {
  return value === null || isAmount(value);
}

/**
 * Lets what is right through at one look, and has zod look for the fault of the rest: figures are most of an answer, and item by item
 * zod takes a third of the time of a page that shows a year of them.
 */
function judgedAtOnce<S extends z.ZodMiniType>(schema: S, isRight: (value: unknown) => boolean): S {
  const { run } = schema._zod;
  schema._zod.run = (payload, context) => (isRight(payload.value) ? payload : run(payload, context));
  return schema;
}

/** The data of a ranked metric: its rows by first measure, and the same measures over all rows. */
export function rankedDataSchema<K extends z.core.$ZodLooseShape, M extends z.core.$ZodLooseShape>(
  keys: K,
  measures: M,
) {
  const figures = { ...measures, trend: z.optional(trendSchema), trendSuppressed: trendSuppressedSchema };
  return z.object({
    /** Without those that are withheld, which `meta.suppressed` counts. */
    rows: z.array(z.object({ ...keys, ...figures })),
    /** Rows before `limit`, without those that are withheld. */
    totalRows: amountSchema,
    /**
     * The measures over all rows before `limit`. Distinct counts are their own count, not the sum. Where small groups are withheld:
     * without filters everything, also what is withheld of the rows; with filters what is published of them, and null where that is
     * nothing but something is withheld.
     */
    total: z.object(figures),
  });
}
