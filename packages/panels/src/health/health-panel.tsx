"use client";

import { useHealth } from "@firsthand/client/react";
import type { Health } from "@firsthand/contract";
import { PanelBoundary } from "../panel/panel-boundary.tsx";
import type { PanelProps } from "../panel/panel-props.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { HealthContent } from "./health-content.tsx";
import type { HealthInput, HealthPanelState } from "./health-state.ts";

/** Props of {@link HealthPanel}. Without `answer`, `state` and `error` it asks the provider's client; with one of them it is static. */
export interface HealthPanelProps
  extends Pick<PanelProps<never>, "error" | "onRetry" | "headingLevel" | "className"> {
  /** The answer of `GET /health` to show. */
  readonly answer?: Health | undefined;
  /** The state to show. @default derived: `error` and `answer` make stale, an answer without figures makes empty */
  readonly state?: HealthPanelState | undefined;
}

/**
 * For the operator of the platform: what of the events of the last 24 UTC hours was accepted, rejected, sent again or dropped, how late
 * they are, and when each source sent its newest one, over all organisations. Elsewhere it says that only the operator sees this. Times are in
 * the zone of the provider's params, else the viewer's own. Needs `health.css` beside `styles.css`.
 */
export function HealthPanel(props: HealthPanelProps) {
  const { answer, state, error } = props;
  const { onError } = usePanelSettings();
  const isStatic = answer !== undefined || state !== undefined || error !== undefined;
  return (
    <PanelBoundary
      resetKey={answer}
      onError={(thrown) => onError?.(thrown, "health")}
      fallback={(retry) => <HealthContent props={props} input={{ retry }} isBroken />}
    >
      {isStatic ? (
        <HealthContent props={props} input={{ answer, state, error, retry: props.onRetry, isGiven: true }} />
      ) : (
        <ConnectedHealth {...props} />
      )}
    </PanelBoundary>
  );
}

function ConnectedHealth(props: HealthPanelProps) {
  const { refetchInterval } = usePanelSettings();
  const { state, answer, error, isFetching, refetch } = useHealth({ refetchInterval });
  // An answered state is decided by what it says: empty is not known to the client.
  const input: HealthInput = {
    state: state === "ready" ? undefined : state,
    answer,
    error,
    isFetching,
    retry: refetch,
  };
  return <HealthContent props={props} input={input} />;
}
