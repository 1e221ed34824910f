import type { PanelMetric, panelVocabulary, Tracker, Vocabulary } from "@firsthand/contract/catalogue";
import { getFilterChanges } from "./filter-changes.ts";
import { hearActions } from "./hear-actions.ts";
import type { PanelCapture, TakesPanels } from "./panel-capture.ts";
import { watchView } from "./watch-view.ts";

/** Options of {@link capturePanels}. */
export interface CapturePanelsOptions<Route extends string> {
  /** The pattern of the route that the panels are on, such as `/admin/usage`. */
  readonly routePattern: Route;
}

/** Tells the panels' own use from the host's in every event. */
const surface = "firsthand";

/**
 * Reports to `tracker` which panels are seen (`feature_viewed`), what readers do in them (`chart_interacted`) and which controls of a dashboard they
 * change (`filter_changed`). Consent, queue and delivery are the tracker's.
 */
export function capturePanels<V extends Vocabulary, Route extends string>(
  tracker: Tracker<V> & TakesPanels<V, Route>,
  { routePattern }: CapturePanelsOptions<Route>,
): PanelCapture {
  const track: Tracker<typeof panelVocabulary>["track"] = (name, payload) => {
    try {
      // That this catalogue takes them is what the parameter's type says.
      (tracker as Tracker).track(name, payload);
    } catch {
      // A tracker of the host's own may throw. The panel goes on.
    }
  };
  return {
    follow(panel) {
      const metric = panel.dataset.metric as PanelMetric;
      const unwatch = watchView(panel, () =>
        track("feature_viewed", { feature: metric, surface, routePattern }),
      );
      const unhear = hearActions(panel, (action) => {
        const dashboard = panel.closest<HTMLElement>("[data-scope-kind]");
        const scope = (dashboard?.dataset.scopeKind ?? null) as "org" | "platform" | null;
        track("chart_interacted", { chart: metric, action, surface, scope });
      });
      return () => {
        unwatch();
        unhear();
      };
    },
    tellChange(after, before) {
      for (const change of getFilterChanges(after, before))
        track("filter_changed", { view: surface, ...change });
    },
  };
}
