import { dimensions } from "../dimensions.ts";
import type { MetricId } from "../metrics/index.ts";
import type { Vocabulary } from "./define-catalogue.ts";

/** The ids of metrics, which without zod are nowhere else, and the panel of none. */
const panels = [
  "totals",
  "active-users",
  "top-orgs",
  "top-routes",
  "feature-views",
  "filter-changes",
  "session-duration",
  "chart-interactions",
  "client-errors",
  "health",
] as const satisfies readonly (MetricId | "health")[];

/**
 * Every word that panels report of their own use, when the host lets them: a host whose catalogue lists words adds these to its own.
 */
export const panelVocabulary = {
  events: {
    feature_viewed: { feature: panels, surface: ["firsthand"] },
    chart_interacted: {
      chart: panels,
      action: [
        "inspect",
        "filter",
        "open",
        "compare",
        "arrange",
        "show_table",
        "show_picture",
        "sort",
        "export_csv",
        "export_svg",
        "export_png",
        "evidence",
        "copy",
        "check",
        "about",
      ],
      surface: ["firsthand"],
      scope: ["org", "platform"],
    },
    filter_changed: {
      view: ["firsthand"],
      filterKey: ["timeRange", "compare", "granularity", "timeZone", ...dimensions],
    },
  },
} as const satisfies Vocabulary;

type Words = (typeof panelVocabulary)["events"];

/** A panel, as its own events name it. */
export type PanelMetric = Words["chart_interacted"]["chart"][number];

/** What a reader can do with a panel. */
export type PanelAction = Words["chart_interacted"]["action"][number];

/** What a reader can change on a dashboard. */
export type PanelFilterKey = Words["filter_changed"]["filterKey"][number];
