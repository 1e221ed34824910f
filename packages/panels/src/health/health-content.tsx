import { useEffect, useMemo } from "react";
import { ErrorMessage } from "../panel/blank-bodies.tsx";
import { drawRetry } from "../panel/draw-retry.tsx";
import { PanelFrame } from "../panel/panel-frame.tsx";
import { PanelMessage } from "../panel/panel-message.tsx";
import type { PanelProps } from "../panel/panel-props.ts";
import { RankedSkeleton, StripSkeleton } from "../panel/skeleton.tsx";
import { StaleNotice } from "../panel/stale-notice.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { useTimeZone } from "../provider/use-viewer.ts";
import { brokenHealth, drawHealth } from "./draw-health.tsx";
import type { HealthInput } from "./health-state.ts";
import { resolveHealthWords } from "./health-words.ts";

/** Fills the frame for the state at hand. */
export function HealthContent({
  props,
  input,
  isBroken = false,
}: {
  readonly props: Pick<PanelProps<never>, "headingLevel" | "className">;
  readonly input: HealthInput;
  /** Whether rendering has thrown before, so that nothing is drawn now. */
  readonly isBroken?: boolean;
}) {
  const settings = usePanelSettings();
  const { messages, onError, overrides } = settings;
  const words = useMemo(() => resolveHealthWords(overrides?.health), [overrides]);
  const timeZone = useTimeZone(settings.params.timeZone);
  const { state: givenState, answer, error: givenError, isGiven } = input;
  const drawn = useMemo(
    () =>
      isBroken
        ? brokenHealth
        : drawHealth({ state: givenState, answer, error: givenError, isGiven }, settings, words, timeZone),
    [isBroken, givenState, answer, givenError, isGiven, settings, words, timeZone],
  );
  const { state, error, blank, failed, cause } = drawn;
  useEffect(() => {
    if (cause !== undefined) onError?.(cause, "health");
  }, [cause, onError]);
  const retry = error?.retryable === true || failed ? drawRetry(input, settings, state) : null;
  return (
    <PanelFrame
      metric="health"
      state={state}
      layout="health"
      errorCode={state === "error" ? (error?.code ?? "internal") : undefined}
      headingLevel={props.headingLevel}
      className={props.className}
      title={words.title}
      menu={null}
      aside={null}
      freshness={drawn.fresh}
      subtitle={
        state === "stale" ? <StaleNotice error={error} settings={settings} retry={retry} /> : words.question
      }
      headline={drawn.headline}
      body={
        drawn.picture ??
        (state === "loading" ? (
          <>
            <StripSkeleton />
            <RankedSkeleton rows={5} />
          </>
        ) : state === "error" ? (
          <ErrorMessage error={error} failed={failed} retry={retry} messages={messages} />
        ) : blank === null ? null : (
          <PanelMessage kind="empty" title={words[`${blank}Title`]}>
            <p>{words[blank]}</p>
          </PanelMessage>
        ))
      }
      foot={drawn.notes.map((note) => <span key={note}>{note}</span>)}
    />
  );
}
