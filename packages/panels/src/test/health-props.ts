import { healthFixture } from "@firsthand/testing";
import type { HealthPanelProps } from "../health/health-panel.tsx";
import type { HealthPanelState } from "../health/health-state.ts";
import { signedOut, timeout } from "./errors.ts";

/** Props that put the panel of the health into each of its states, and say which one that is. */
export const healthStates: readonly (HealthPanelProps & {
  readonly name: string;
  readonly expected: HealthPanelState;
})[] = [
  { name: "loading", expected: "loading", state: "loading" },
  { name: "ready", expected: "ready", answer: healthFixture() },
  { name: "nothing taken", expected: "empty", answer: healthFixture({ variant: "nothing-taken" }) },
  {
    name: "no events taken here",
    expected: "empty",
    answer: healthFixture({ variant: "no-events-taken-here" }),
  },
  { name: "not the operator", expected: "empty", answer: healthFixture({ scopeKind: "org" }) },
  { name: "unavailable", expected: "error", answer: healthFixture({ variant: "unavailable" }) },
  { name: "error", expected: "error", error: timeout, onRetry: () => undefined },
  { name: "signed out", expected: "error", error: signedOut, answer: healthFixture() },
  { name: "stale", expected: "stale", error: timeout, answer: healthFixture(), onRetry: () => undefined },
];
