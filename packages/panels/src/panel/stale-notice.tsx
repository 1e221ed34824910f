import type { TelemetryError } from "@firsthand/contract";
import type { PanelSettings } from "../provider/panel-settings.ts";

/** Why the figures are not newer, and a retry where that helps; stands in the place of the question. */
export function StaleNotice({
  error,
  settings: { messages },
  retry,
}: {
  readonly error: TelemetryError | null;
  readonly settings: PanelSettings;
  readonly retry: (() => void) | undefined;
}) {
  return (
    <span className="fh-notice" role="status">
      {error === null ? messages.staleUnknown : messages.staleReason(messages.errors[error.code])}
      {retry === undefined ? null : (
        <button type="button" className="fh-link" onClick={retry}>
          {messages.retry}
        </button>
      )}
    </span>
  );
}
