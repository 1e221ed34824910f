import type { EventName, TelemetryError } from "@firsthand/contract";
import type { ReactNode } from "react";
import type { MetricWords, SharedMessages } from "../messages/messages.ts";
import { PanelMessage } from "./panel-message.tsx";
import type { PanelTools } from "./panel-tools.ts";

/** What would appear here and which events feed it. */
export function EmptyMessage(props: {
  readonly messages: SharedMessages;
  readonly words: MetricWords;
  /** Null for any event. */
  readonly events: readonly EventName[] | null;
  readonly isFiltered: boolean;
  /** Those of the answer; null without one. */
  readonly tools: PanelTools | null;
}) {
  const { messages, words, events, tools } = props;
  const title = props.isFiltered ? messages.emptyFilteredTitle : messages.emptyTitle;
  return (
    <PanelMessage kind="empty" title={tools?.isReadable === false ? messages.errors.not_kept : title}>
      <p>
        {words.empty} {events === null ? messages.fedByAny : messages.fedBy(events)}
        {tools?.meta.dataThrough === null && ` ${messages.neverReceived}`}
      </p>
    </PanelMessage>
  );
}

/** What happened, its code, the request that finds it in the host's log, and a retry where that helps. */
export function ErrorMessage(props: {
  readonly error: TelemetryError | null;
  /** Whether drawing failed rather than asking. */
  readonly failed: boolean;
  readonly retry: ReactNode;
  readonly messages: SharedMessages;
}) {
  const { error, failed, retry, messages } = props;
  const code = error?.code ?? "internal";
  const advice =
    code === "unauthenticated" ? messages.signInAgain : failed ? messages.drawFailedDetail : undefined;
  return (
    <PanelMessage kind="error" title={failed ? messages.drawFailed : messages.errors[code]}>
      {advice !== undefined ? (
        <p>{advice}</p>
      ) : !error?.message ? null : (
        // Servers and clients speak English, whatever the panel does.
        <p lang="en" dir="ltr">
          {error.message}
        </p>
      )}
      <p className="fh-message__code">
        <span className="fh-code">{code}</span>
        {typeof error?.requestId === "string" ? <bdi>{` · ${messages.request(error.requestId)}`}</bdi> : null}
      </p>
      {retry}
    </PanelMessage>
  );
}

/** Why nothing is shown, and that it is not zero. */
export function SuppressedMessage({ messages }: { readonly messages: SharedMessages }) {
  return (
    <PanelMessage kind="suppressed" title={messages.suppressedTitle}>
      <p>{messages.suppressedDetail}</p>
    </PanelMessage>
  );
}
