import type { MetricId, MetricParams } from "@firsthand/contract";
import { createContext, useContext } from "react";
import { type MessageOverrides, resolveMessages, type SharedMessages } from "../messages/messages.ts";

/** What all panels below a provider ask about, unless a panel says otherwise. */
export type SharedParams = Pick<
  MetricParams,
  "start" | "end" | "timeZone" | "granularity" | "compare" | "filters" | "evidence"
>;

/** What a panel takes from the provider above it. */
export interface PanelSettings {
  readonly params: SharedParams;
  readonly locale: string;
  readonly messages: SharedMessages;
  readonly overrides: MessageOverrides | undefined;
  /** The instant that counts as now; null for the moment the answer was computed. */
  readonly now: string | null;
  /** Told what a panel threw while it was drawn. */
  readonly onError: ((error: unknown, metric: MetricId) => void) | undefined;
}

/** The settings of a panel that has no provider above it. */
export const defaultSettings: PanelSettings = {
  params: {},
  locale: "en-US",
  messages: resolveMessages(undefined),
  overrides: undefined,
  now: null,
  onError: undefined,
};

/** Holds the settings of the nearest provider. */
export const PanelSettingsContext = createContext<PanelSettings>(defaultSettings);

/** The settings of the nearest provider, or the defaults. */
export function usePanelSettings(): PanelSettings {
  return useContext(PanelSettingsContext);
}
