import type { ReactNode } from "react";
import type { PanelSettings } from "../provider/panel-settings.ts";
import type { PanelInput, PanelState } from "./panel-state.ts";

/** A button that asks again, and says so while it does; null where nothing can be asked. */
export function drawRetry(
  { retry, isFetching }: Pick<PanelInput<never>, "retry" | "isFetching">,
  { messages, announcer }: PanelSettings,
  state: PanelState,
): ReactNode {
  return retry === undefined ? null : (
    <button
      type="button"
      className={state === "stale" ? "fh-link" : "fh-button"}
      onClick={() => {
        announcer.current?.();
        retry();
      }}
    >
      {isFetching ? messages.loading : messages.retry}
    </button>
  );
}
