import type { TelemetryError } from "@firsthand/contract";
import type { ReactNode } from "react";
import type { PanelSettings } from "../provider/panel-settings.ts";

/** Why the figures are not newer, and a retry where that helps; stands in the place of the question. */
export function StaleNotice({
  error,
  settings: { messages, announcer },
  retry,
}: {
  readonly error: TelemetryError | null;
  readonly settings: PanelSettings;
  readonly retry: ReactNode;
}) {
  return (
    <span className="fh-notice">
      <span role={announcer.current ? undefined : "status"}>
        {error === null ? messages.staleUnknown : messages.staleReason(messages.errors[error.code])}
      </span>{" "}
      {retry}
    </span>
  );
}
