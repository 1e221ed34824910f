import type { Dimension, MetricId, MetricParams, TimeRange } from "@firsthand/contract";
import { createContext, useContext } from "react";
import type { PanelCapture } from "../capture/panel-capture.ts";
import { type AnyOverrides, resolveMessages, type SharedMessages } from "../messages/messages.ts";

/** What all panels below a provider ask about, unless a panel says otherwise. */
export type SharedParams = Pick<
  MetricParams,
  "start" | "end" | "timeZone" | "granularity" | "compare" | "filters" | "evidence"
>;

/** A moment that is marked on charts over time, told in their tables and read out: a release, an incident. */
export interface Annotation {
  /** When it was, an RFC 3339 instant. */
  readonly at: string;
  /** A few words, such as `release 4.2`. */
  readonly label: string;
}

/** A value of a dimension that a reader chose; null is the value that is not known. */
export type FilterValue = readonly [dimension: Dimension, value: string | null];

/** What a panel takes from the provider above it. */
export interface PanelSettings {
  readonly params: SharedParams;
  readonly locale: string;
  readonly messages: SharedMessages;
  readonly overrides: AnyOverrides | undefined;
  /** The instant that counts as now; null for the moment the answer was computed. */
  readonly now: string | null;
  /** Told what a panel threw while it was drawn. */
  readonly onError: ((error: unknown, metric: MetricId | "health") => void) | undefined;
  readonly annotations: readonly Annotation[];
  /** Takes the values of one press into the filters, or out of them again. Without it names are not buttons. */
  readonly onFilterToggle: ((chosen: readonly FilterValue[]) => void) | undefined;
  /** Told the range that a reader opened or dragged over: instants, the end not included. Without it charts do not zoom. */
  readonly onTimeRangeSelect: ((range: TimeRange) => void) | undefined;
  /** Milliseconds between questions while the page is visible; false never asks again by itself. */
  readonly refetchInterval: number | false;
  /** Where something tells a screen reader how all panels fare, so that none of them does by itself: called when the reader asks again. */
  readonly announcer: { current: (() => void) | null };
  /** Takes what panels report of their own use. */
  readonly capture: PanelCapture | undefined;
}

/** The settings of a panel that has no provider above it. */
export const defaultSettings: PanelSettings = {
  params: {},
  locale: "en-US",
  messages: resolveMessages(undefined),
  overrides: undefined,
  now: null,
  onError: undefined,
  annotations: [],
  onFilterToggle: undefined,
  onTimeRangeSelect: undefined,
  refetchInterval: false,
  announcer: { current: null },
  capture: undefined,
};

/** Holds the settings of the nearest provider. */
export const PanelSettingsContext = createContext<PanelSettings>(defaultSettings);

/** The settings of the nearest provider, or the defaults. */
export function usePanelSettings(): PanelSettings {
  return useContext(PanelSettingsContext);
}
