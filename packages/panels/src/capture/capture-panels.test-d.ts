import { defineCatalogue, panelVocabulary, type Tracker } from "@firsthand/contract/catalogue";
import { test } from "vitest";
import { capturePanels } from "./capture-panels.ts";

const options = { routePattern: "/admin/usage" } as const;

test("takes a tracker of a catalogue that is open, or has the words of panels", () => {
  capturePanels({} as Tracker, options);
  const { events } = panelVocabulary;
  const catalogue = defineCatalogue({
    routes: ["/", "/admin/usage"],
    events: {
      feature_viewed: {
        feature: [...events.feature_viewed.feature, "cycle_time"],
        surface: [...events.feature_viewed.surface, "overview"],
      },
      chart_interacted: { chart: [...events.chart_interacted.chart, "flow"] },
      filter_changed: events.filter_changed,
    },
  });
  capturePanels({} as Tracker<typeof catalogue.vocabulary>, options);
});

test("takes only a route that the catalogue has", () => {
  const catalogue = defineCatalogue({ routes: ["/admin/usage"] });
  const tracker = {} as Tracker<typeof catalogue.vocabulary>;
  capturePanels(tracker, options);
  // @ts-expect-error the catalogue does not have the route
  capturePanels(tracker, { routePattern: "/usage" });
});

test("takes none of a catalogue that would refuse them", () => {
  const catalogue = defineCatalogue({ events: { feature_viewed: { surface: ["overview"] } } });
  // @ts-expect-error the catalogue does not have the words of panels
  capturePanels({} as Tracker<typeof catalogue.vocabulary>, options);
});
