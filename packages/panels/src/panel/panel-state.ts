import type { MetricAnswer, MetricId, TelemetryError } from "@firsthand/contract";

/** The states of a panel, as `data-state` has them. */
export const panelStates = ["loading", "ready", "empty", "error", "stale", "suppressed"] as const;

/** One of {@link panelStates}. */
export type PanelState = (typeof panelStates)[number];

/** What is known about a panel's figures, from the client or from props. */
export interface PanelInput<M extends MetricId> {
  readonly state?: PanelState | undefined;
  readonly answer?: MetricAnswer<M> | undefined;
  readonly error?: TelemetryError | null | undefined;
  readonly retry?: (() => void) | undefined;
  /** Whether it is being asked. @default false */
  readonly isFetching?: boolean | undefined;
  /** Whether the answer is a host's, which no client has judged. @default false */
  readonly isGiven?: boolean | undefined;
}

/** What a panel shows. The answer is there in every state that shows figures or tells its range, and only there. */
export interface ResolvedPanel<M extends MetricId> {
  readonly state: PanelState;
  readonly answer: MetricAnswer<M> | null;
  readonly error: TelemetryError | null;
  /** Why an answer has nothing to draw; null when it has. */
  readonly blank: "empty" | "suppressed" | null;
}

/**
 * Decides the state. A given `state` wins, with two exceptions: without the figures or the error that it needs it cannot be
 * shown, and after a sign-out no figure stays on the screen whatever is asked for.
 */
export function resolvePanel<M extends MetricId>(
  input: PanelInput<M>,
  isEmpty: (data: MetricAnswer<M>["data"]) => boolean,
): ResolvedPanel<M> {
  const { state, answer = null, error = null } = input;
  const isDenied = error?.code === "unauthenticated" || error?.code === "forbidden";
  const isUnanswered = error !== null && answer === null && state !== "loading";
  if (isDenied || isUnanswered || state === "error")
    return { state: "error", answer: null, error, blank: null };
  const given = state === "empty" || state === "suppressed" ? state : null;
  if (answer === null || state === "loading") {
    return { state: given ?? "loading", answer: null, error: null, blank: null };
  }
  if (given !== null) return { state: given, answer, error: null, blank: given };
  const blank = !isEmpty(answer.data) ? null : answer.meta.suppressed > 0 ? "suppressed" : "empty";
  // Also when there is nothing to draw: that nothing happened may no longer be true.
  const isStale = error !== null || state === "stale";
  return { state: isStale ? "stale" : (blank ?? "ready"), answer, error, blank };
}
