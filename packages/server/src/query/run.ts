import type { MetricData, MetricId } from "@firsthand/contract";
import type { ReadStatement } from "../clickhouse/port.ts";
import type { LabelOrganisations } from "./context.ts";
import type { Period, Plan } from "./plan.ts";
import type { EventSource } from "./sql/select-events.ts";

/** What a metric needs to answer: the plan, where the events are, and a way to read them. */
export interface Run {
  readonly plan: Plan;
  readonly source: EventSource;
  read<Row>(statement: ReadStatement): Promise<readonly Row[]>;
  /**
   * For each granule of a period, whether the scope has any event in it, whatever the metric and the filters. Tells a
   * gap from a 0. Read once per period.
   */
  presence(period: Period): Promise<readonly boolean[]>;
  readonly signal: AbortSignal;
  readonly labelOrganisations?: LabelOrganisations | undefined;
}

/** The figures of a metric, before the envelope is put around them. */
export interface Figures<M extends MetricId> {
  readonly data: MetricData<M>;
  readonly comparison?: MetricData<M> | undefined;
  /** Whether `limit` left rows out. @default false */
  readonly truncated?: boolean | undefined;
}

/** How a metric is answered. */
export type AnswerFigures<M extends MetricId> = (run: Run) => Promise<Figures<M>>;
