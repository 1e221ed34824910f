import type { MetricData, MetricId } from "@firsthand/contract";
import type { MetricQuery, Question } from "./metric-query.ts";
import type { Period } from "./plan.ts";

interface AnsweredPeriod<M extends MetricId> {
  readonly data: MetricData<M>;
  readonly suppressed: number;
}

/** Answers a metric whose two periods are independent of each other. */
export function periodMetric<M extends MetricId>(
  answerPeriod: (period: Period, question: Question) => Promise<AnsweredPeriod<M>>,
): MetricQuery<M> {
  return {
    async answer(question) {
      const { period, comparison } = question.plan;
      const [{ data, suppressed }, earlier] = await Promise.all([
        answerPeriod(period, question),
        comparison ? answerPeriod(comparison, question) : undefined,
      ]);
      return { data, comparison: earlier?.data, truncated: false, suppressed };
    },
  };
}

/** A figure of the engine's answer; null where there is none. */
export function figureOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
