"use client";

import type { TelemetryClient } from "@firsthand/client";
import { TelemetryClientProvider } from "@firsthand/client/react";
import type { MetricId, TimeRange } from "@firsthand/contract";
import type { QueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef } from "react";
import type { PanelCapture } from "../capture/panel-capture.ts";
import type { MessageOverrides } from "../messages/message-overrides.ts";
import { resolveMessages } from "../messages/messages.ts";
import {
  type Annotation,
  type FilterValue,
  PanelSettingsContext,
  type SharedParams,
} from "./panel-settings.ts";

/** Props of {@link TelemetryProvider}. */
export interface TelemetryProviderProps {
  /** Asks the host's API; from `createTelemetryClient`. May be left out when every panel has its answer given. */
  readonly client?: TelemetryClient | undefined;
  /** The cache to use. @default the host's `QueryClientProvider`, else one of our own */
  readonly queryClient?: QueryClient | undefined;
  /**
   * What every panel below asks about: time range, zone, granularity, comparison, filters. A panel's own `params` come first. A
   * filter on a dimension that a metric lacks is left out there, and its panel says so.
   * @default the server's: the last 30 days in UTC, without comparison
   */
  readonly params?: SharedParams | undefined;
  /** BCP 47 tag for numbers and dates. @default "en-US" */
  readonly locale?: string | undefined;
  /** Words that replace the English ones; what is left out stays English. Keep its identity between renders. */
  readonly messages?: MessageOverrides | undefined;
  /**
   * The instant that counts as now, RFC 3339; it decides whether a date is written beside a time.
   * @default the moment each answer was computed, so that server and browser write the same text
   */
  readonly now?: string | undefined;
  /**
   * Told what a panel threw while it was drawn, and which, for the host's error tracker. The panel shows its error state, the others live.
   * Keep its identity between renders.
   * @default nobody is told
   */
  readonly onError?: ((error: unknown, metric: MetricId | "health") => void) | undefined;
  /** Releases and incidents to mark on charts over time. Keep its identity between renders. @default none */
  readonly annotations?: readonly Annotation[] | undefined;
  /**
   * Called when a reader chooses a row, a cell or a name, to take each value into `params.filters` or out of them again: once a press, with
   * one value, or with both of a cell. Keep its identity between renders.
   * @default names cannot be chosen
   */
  readonly onFilterToggle?: ((chosen: readonly FilterValue[]) => void) | undefined;
  /**
   * Called with the range that a reader opened or dragged over on a chart: instants, the end not included. Keep its identity
   * between renders.
   * @default charts do not zoom
   */
  readonly onTimeRangeSelect?: ((range: TimeRange) => void) | undefined;
  /** Milliseconds between questions while the page is visible; false never asks again by itself. @default false */
  readonly refetchInterval?: number | false | undefined;
  /**
   * Takes what panels report of their own use to the host's tracker; from `capturePanels`. Keep its identity between renders.
   * @default nothing is reported
   */
  readonly capture?: PanelCapture | undefined;
  readonly children?: ReactNode;
}

/** Gives the panels below it a client and shared settings. Renders no element of its own. */
export function TelemetryProvider(props: TelemetryProviderProps) {
  const { client, queryClient, params, locale = "en-US", messages, now = null, onError, children } = props;
  const { annotations = none, onFilterToggle, onTimeRangeSelect, refetchInterval = false, capture } = props;
  // Hosts write params inline; their text decides whether anything changed.
  const paramsKey = JSON.stringify(params ?? {});
  const announcer = useRef(null);
  const settings = useMemo(
    () => ({
      params: JSON.parse(paramsKey) as SharedParams,
      locale,
      messages: resolveMessages(messages),
      overrides: messages,
      now,
      onError: onError === undefined ? undefined : guard(onError),
      annotations,
      onFilterToggle,
      onTimeRangeSelect,
      refetchInterval,
      announcer,
      capture,
    }),
    [
      paramsKey,
      locale,
      messages,
      now,
      onError,
      annotations,
      onFilterToggle,
      onTimeRangeSelect,
      refetchInterval,
      capture,
    ],
  );
  const content = <PanelSettingsContext.Provider value={settings}>{children}</PanelSettingsContext.Provider>;
  if (client === undefined) return content;
  return (
    <TelemetryClientProvider client={client} queryClient={queryClient}>
      {content}
    </TelemetryClientProvider>
  );
}

const none: readonly Annotation[] = [];

/** What a host's handler throws must not take its page down: it is called where no boundary of a panel is left. */
function guard(onError: NonNullable<TelemetryProviderProps["onError"]>): typeof onError {
  return (error, metric) => {
    try {
      onError(error, metric);
    } catch {
      // The panel has shown its error state; there is nobody else to tell.
    }
  };
}
