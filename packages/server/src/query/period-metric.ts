import type { MetricData, MetricId } from "@firsthand/contract";
import type { MetricQuery, Question } from "./metric-query.ts";
import type { Period } from "./plan.ts";
import type { Sums } from "./sql/sums.ts";

interface AnsweredPeriod<M extends MetricId> {
  readonly data: MetricData<M>;
  readonly suppressed: number;
}

/** Answers a metric whose two periods are independent of each other. */
export function periodMetric<M extends MetricId>(
  history: Sums,
  answerPeriod: (period: Period, question: Question) => Promise<AnsweredPeriod<M>>,
  errorBoundOf: (period: Period, question: Question) => number | null = () => null,
): MetricQuery<M> {
  return {
    history,
    async answer(question) {
      const { period, comparison } = question.plan;
      const [{ data, suppressed }, earlier] = await Promise.all([
        answerPeriod(period, question),
        comparison ? answerPeriod(comparison, question) : undefined,
      ]);
      const bounds = [period, ...(comparison ? [comparison] : [])].map((of) => errorBoundOf(of, question));
      return {
        data,
        comparison: earlier?.data,
        truncated: false,
        suppressed,
        errorBound: bounds.find((bound) => bound !== null) ?? null,
      };
    },
  };
}

/** A figure of the engine's answer; null where there is none. */
export function figureOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
