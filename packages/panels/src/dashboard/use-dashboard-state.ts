"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type DashboardState, defaultDashboardState } from "./dashboard-state.ts";
import { dashboardSteps } from "./dashboard-steps.ts";

/** Options of {@link useDashboardState}. */
export interface UseDashboardStateOptions {
  /** The state, when the host keeps it, such as in its URL. */
  readonly value?: DashboardState | undefined;
  /** The state to begin with when the host does not keep it. @default defaultDashboardState */
  readonly defaultValue?: DashboardState | undefined;
  /** Told every new state and the one before it; the host's router pushes it, so that Back works. */
  readonly onChange?: ((state: DashboardState, before: DashboardState) => void) | undefined;
}

type Steps = typeof dashboardSteps;

/** The state of a dashboard and the steps that change it. Steps keep their identity between renders. */
export type Dashboard = { readonly state: DashboardState } & {
  readonly [S in keyof Steps]: Steps[S] extends (state: DashboardState, ...args: infer A) => DashboardState
    ? (...args: A) => void
    : never;
};

/** What a reader has chosen, without any element. Steps of one event build on each other. */
export function useDashboardState(options: UseDashboardStateOptions = {}): Dashboard {
  const [own, setOwn] = useState(options.defaultValue ?? defaultDashboardState);
  const state = options.value ?? own;
  const latest = useRef({ state, onChange: options.onChange });
  useEffect(() => {
    latest.current = { state, onChange: options.onChange };
  });
  const steps = useMemo(() => {
    const change = (next: DashboardState) => {
      const before = latest.current.state;
      if (next === before) return;
      latest.current.state = next;
      setOwn(next);
      latest.current.onChange?.(next, before);
    };
    return Object.fromEntries(
      Object.entries(dashboardSteps).map(([name, step]) => [
        name,
        (...args: never[]) =>
          change(
            (step as (state: DashboardState, ...args: never[]) => DashboardState)(
              latest.current.state,
              ...args,
            ),
          ),
      ]),
    ) as Omit<Dashboard, "state">;
  }, []);
  return useMemo(() => ({ state, ...steps }) as Dashboard, [state, steps]);
}
