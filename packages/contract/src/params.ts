import type { Dimension } from "./dimensions.ts";
import type { Filter } from "./filter.ts";
import type { Comparison, Granularity } from "./time-range.ts";

/** What a caller may say about a question, the same for every metric; only the filterable dimensions differ. */
export interface MetricParams<D extends Dimension = Dimension> {
  /** First instant of the range. @default the first instant of the local date 29 days before today */
  readonly start?: string | undefined;
  /** The instant the range ends before. @default the first instant of tomorrow */
  readonly end?: string | undefined;
  /** IANA name of the viewer's time zone. @default "UTC" */
  readonly timeZone?: string | undefined;
  /** Length of a granule of points and trends. @default "auto" */
  readonly granularity?: Granularity | "auto" | undefined;
  /** The earlier range to compare with. @default "none" */
  readonly compare?: Comparison | undefined;
  /** Highest number of rows of a ranked metric, 1 to 1,000. Ignored by the others. @default 25 (`top-orgs`: 50) */
  readonly limit?: number | undefined;
  /** Conditions that all have to hold, at most 10. */
  readonly filters?: readonly Filter<D>[] | undefined;
  /** Whether ranked rows and totals carry the course of their first measure. @default false */
  readonly trend?: boolean | undefined;
  /**
   * Whether the nearest question will do where this one cannot be answered exactly any more; `meta.adjusted` says that it
   * did. Without it such a question fails as `not_kept`, and the error tells the nearest. @default false
   */
  readonly nearest?: boolean | undefined;
  /** Whether `meta.evidence` holds the statements behind the answer. @default false */
  readonly evidence?: boolean | undefined;
}
