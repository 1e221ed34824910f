import type { MetricAnswer, MetricId, MetricParams } from "@firsthand/contract";

interface Waiter {
  readonly resolve: (answer: MetricAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

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
  const waiters = new Set<Waiter>();

  function settle(tell: (waiter: Waiter) => void): void {
    for (const waiter of waiters) tell(waiter);
  }

  const question: Question = {
    metric,
    params,
    wait: (signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          waiters.delete(waiter);
          signal?.removeEventListener("abort", abort);
        };
        const abort = () => {
          leave();
          reject(signal?.reason);
          if (waiters.size === 0) question.onAbandoned();
        };
        const waiter: Waiter = {
          resolve: (answer) => {
            leave();
            resolve(answer);
          },
          reject: (reason) => {
            leave();
            reject(reason);
          },
        };
        waiters.add(waiter);
        signal?.addEventListener("abort", abort);
      }),
    answer: (answer) => settle((waiter) => waiter.resolve(answer)),
    fail: (error) => settle((waiter) => waiter.reject(error)),
    onAbandoned: () => undefined,
  };
  return question;
}
