import type { MetricAnswer, MetricId } from "@firsthand/contract";
import { fixture } from "@firsthand/testing";
import type { PanelProps } from "../panel/panel-props.ts";
import type { PanelState } from "../panel/panel-state.ts";
import { signedOut, timeout } from "./errors.ts";

/** The answer that a panel's own question gets, as wide as the panel asks for. */
export function answerOf<M extends MetricId>(
  metric: M,
  variant: Parameters<typeof fixture>[1] = {},
): MetricAnswer<M> {
  return fixture(metric, { ...variant, params: { limit: 40, ...variant?.params } });
}

/** Props that put a panel into each of its states, the two kinds of error among them. */
export function getStateProps<M extends MetricId>(
  metric: M,
): readonly (PanelProps<M> & { readonly expected: PanelState })[] {
  const answer = answerOf(metric);
  return [
    { expected: "loading", state: "loading" },
    { expected: "ready", answer },
    { expected: "empty", answer: answerOf(metric, { variant: "empty" }) },
    { expected: "error", error: timeout, onRetry: () => undefined },
    { expected: "error", error: signedOut, answer },
    { expected: "stale", error: timeout, answer, onRetry: () => undefined },
    { expected: "suppressed", answer: answerOf(metric, { variant: "suppressed" }) },
  ];
}
