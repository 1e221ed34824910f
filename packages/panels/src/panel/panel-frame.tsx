import type { MetricId } from "@firsthand/contract";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import type { PanelLayout } from "./panel-definition.ts";
import type { PanelState } from "./panel-state.ts";

/** What stands in the boxes of a frame. All states fill the same boxes, so that nothing jumps. */
export interface PanelFrameProps {
  readonly metric: MetricId | "health";
  readonly state: PanelState;
  readonly layout: PanelLayout | "health";
  readonly errorCode?: string | undefined;
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  readonly className?: string | undefined;
  readonly title: string;
  readonly freshness: ReactNode;
  readonly menu: ReactNode;
  /** The question, or what takes its place. */
  readonly subtitle: ReactNode;
  readonly headline: ReactNode;
  readonly body: ReactNode;
  readonly foot: ReactNode;
  /** What is docked beside the picture. */
  readonly aside: ReactNode;
}

/** The root element of a panel with its head, headline, body and foot. */
export function PanelFrame(props: PanelFrameProps) {
  const { metric, state, layout, errorCode, headingLevel = 2, className, title } = props;
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const { capture, messages } = usePanelSettings();
  useEffect(() => (panel.current === null ? undefined : capture?.follow(panel.current)), [capture]);
  // Choosing a row asks anew, and what had the focus goes while the answer is on its way.
  useEffect(() => {
    if (focused.current?.isConnected === false)
      import("./keep-focus.ts").then(
        ({ keepFocus }) => keepFocus(focused, heading.current),
        () => undefined,
      );
  });
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      ref={panel}
      className={className === undefined ? "fh-root fh-panel" : `fh-root fh-panel ${className}`}
      lang={messages.language}
      data-metric={metric}
      data-state={state}
      data-error-code={errorCode}
      data-layout={layout}
      aria-labelledby={titleId}
      aria-busy={state === "loading" || undefined}
      onFocus={({ target }) => {
        if (target !== heading.current) focused.current = target;
      }}
      onBlur={() => {
        focused.current = null;
      }}
    >
      <div className="fh-panel__main">
        <header className="fh-panel__head">
          <Heading className="fh-panel__title" id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </Heading>
          <span className="fh-panel__fresh">{props.freshness}</span>
          {props.menu}
          <p className="fh-panel__question">{props.subtitle}</p>
        </header>
        {props.headline}
        <div className="fh-panel__body">{props.body}</div>
        <footer className="fh-panel__foot">{props.foot}</footer>
      </div>
      {props.aside}
    </section>
  );
}
