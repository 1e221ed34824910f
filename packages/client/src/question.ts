import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";

/** One question on its way to the server, with everybody who waits for its answer. */
export interface Question {
  readonly metric: MetricId;
  readonly params: MetricParams;
  /** The answer, or the reason of `signal` as soon as that aborts. */
  wait(signal: AbortSignal | undefined): Promise<MetricAnswer>;
  answer(answer: MetricAnswer): void;
  fail(error: unknown): void;
  /** Called when the last one who waited has gone. Replaced, not added to, as the question moves on. */
  onAbandoned: () => void;
}

/** Creates a {@link Question}. */
export function createQuestion(metric: MetricId, params: MetricParams): Question {
  let waiting = 0;
  let answer: Question["answer"] = () => undefined;
  let fail: Question["fail"] = () => undefined;
  const outcome = new Promise<MetricAnswer>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  // Nobody may be left who waits for it.
  outcome.catch(() => undefined);
  const question: Question = {
    metric,
    params,
    wait(signal) {
      waiting++;
      return new Promise((resolve, reject) => {
        const abort = () => {
          reject(signal?.reason);
          if (--waiting === 0) question.onAbandoned();
        };
        // Once: nothing settles what everybody has left, and its signal lives on with its query.
        signal?.addEventListener("abort", abort, { once: true });
        outcome.then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
      });
    },
    answer,
    fail,
    onAbandoned: () => undefined,
  };
  return question;
}
