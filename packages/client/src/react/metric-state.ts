import type { MetricAnswer, MetricId, TelemetryError } from "@firsthand/contract";
import { isDenied } from "../denial.ts";

/** What there is to show of a question, told apart by `state`. */
export type AnswerSnapshot<A> =
  | {
      /** No answer to this question yet. */
      readonly state: "loading";
      readonly answer: undefined;
      readonly error: null;
      /**
       * The answer to the last question about the same metric in this scope, asked with other params. Good to keep a layout
       * still; not an answer to this question. Undefined when there was none.
       */
      readonly previousAnswer: A | undefined;
    }
  | {
      /** The answer, not older than the caller allows or being renewed. */
      readonly state: "ready";
      readonly answer: A;
      readonly error: null;
    }
  | {
      /** The last good answer; `error` says why there is no newer one. Never after 401 or 403. */
      readonly state: "stale";
      readonly answer: A;
      readonly error: TelemetryError;
    }
  | {
      /**
       * No numbers: there never were any, or they may not be seen any more. Stays while the question is asked again, so
       * that what was focused or read out is still there.
       */
      readonly state: "error";
      readonly answer: undefined;
      readonly error: TelemetryError;
    };

/** What there is to show of a metric. */
export type MetricSnapshot<M extends MetricId> = AnswerSnapshot<MetricAnswer<M>>;

/** What {@link useMetric} returns. */
export type MetricState<M extends MetricId> = MetricSnapshot<M> & Asking;

/** How a question is going, and how to ask it again. */
export interface Asking {
  /** Whether a request is under way, the first one and retries included. */
  readonly isFetching: boolean;
  /**
   * Asks again now, also while signed out, and with it whatever on the screen failed in the same request. The outcome is the next state. The
   * same function while the question is the same.
   */
  readonly refetch: () => void;
}

/** The state of a query's data and error. Data is a placeholder when it answers another question. */
export function getAnswerState<A extends object>(
  data: A | undefined,
  error: TelemetryError | null,
  isPlaceholder: boolean,
): AnswerSnapshot<A> {
  const answer = isPlaceholder || isDenied(error) ? undefined : data;
  if (answer === undefined) {
    return error === null
      ? { state: "loading", answer, error, previousAnswer: data }
      : { state: "error", answer, error };
  }
  return error === null ? { state: "ready", answer, error } : { state: "stale", answer, error };
}
