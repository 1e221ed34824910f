import type { PayloadIn, panelVocabulary, Vocabulary } from "@firsthand/contract/catalogue";
import type { DashboardState } from "../dashboard/dashboard-state.ts";

/** What panels report of their own use goes through this; from `capturePanels`. None of it throws. */
export interface PanelCapture {
  /** Reports that the panel is seen and what is done in it, until what is returned is called. */
  readonly follow: (panel: HTMLElement) => () => void;
  /** Reports what a reader has changed on a dashboard, and never to what. */
  readonly tellChange: (after: DashboardState, before: DashboardState) => void;
}

type Words = typeof panelVocabulary;

/** What {@link PanelCapture} reports, by event. */
interface Payloads<Route> {
  readonly feature_viewed: Omit<PayloadIn<Words, "feature_viewed">, "routePattern"> & {
    readonly routePattern: Route;
  };
  readonly chart_interacted: PayloadIn<Words, "chart_interacted">;
  readonly filter_changed: PayloadIn<Words, "filter_changed">;
}

/** Nothing for a catalogue that takes all of it, else why a tracker with this catalogue is no tracker for panels. */
export type TakesPanels<V extends Vocabulary, Route> = {
  [N in keyof Payloads<Route>]: Payloads<Route>[N] extends PayloadIn<V, N> ? never : N;
}[keyof Payloads<Route>] extends never
  ? unknown
  : "The catalogue lacks the route, or words of panelVocabulary.";
