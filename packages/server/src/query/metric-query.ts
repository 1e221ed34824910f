import type { MetricData, MetricId } from "@firsthand/contract";
import type { QueryContext } from "./context.ts";
import type { Plan } from "./plan.ts";
import type { RunStatement } from "./run-statement.ts";
import type { Sums } from "./sql/sums.ts";

/** A question on its way: what was decided about it, and the means to answer it. */
export interface Question {
  readonly plan: Plan;
  readonly run: RunStatement;
  /** Ends the whole answer. */
  readonly signal: AbortSignal;
  readonly labelOrganisations: QueryContext["labelOrganisations"];
}

/** The figures of an answer. */
export interface Answered<M extends MetricId> {
  readonly data: MetricData<M>;
  /** The same for the earlier period; undefined when none was asked for. */
  readonly comparison: MetricData<M> | undefined;
  /** Whether the limit left rows out. */
  readonly truncated: boolean;
  /** How many rows, points or bins of the data are withheld, wholly or in part, because too few users stand behind them. */
  readonly suppressed: number;
  /** How far percentiles can be off, as a share; null when all figures are exact. */
  readonly errorBound: number | null;
}

/** How a metric is answered. */
export interface MetricQuery<M extends MetricId> {
  /** What is kept of it when the events are gone. */
  readonly history: Sums;
  answer(question: Question): Promise<Answered<M>>;
}
