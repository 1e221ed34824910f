import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { sessionsBehind } from "../people.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface ChartAction extends Record<string, string | null> {
  chart: string | null;
  action: string | null;
  surface: string | null;
}

const charts = ["timeseries", "quadrant", "treemap", "flame", "sankey"] as const;

// Interactions with each chart on a working day, by surface and action.
const interactions: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  explore: {
    point_selected: [140, 64, 92, 125, 27],
    drilldown: [128, 79, 31, 18, 10],
    overlay_toggled: [48, 115, 0, 16, 0],
    zoom: [37, 148, 7, 85, 2],
    overlay_ignored: [22, 41, 5, 3, 2],
  },
  overview: {
    point_selected: [179, 39, 58, 39, 44],
    drilldown: [70, 32, 12, 2.6, 6],
    overlay_toggled: [30, 53, 0, 2, 0],
    zoom: [5, 17, 1, 4, 0],
    overlay_ignored: [3.6, 5.7, 1, 0, 0.4],
  },
  report: {
    point_selected: [60, 13, 22, 8, 12],
    drilldown: [20, 10, 4, 0.6, 2.5],
    overlay_toggled: [9, 17, 0, 0, 0],
    zoom: [2, 7, 0.4, 1.3, 0],
    overlay_ignored: [13, 26, 3, 0.9, 0.7],
  },
};

const rows: readonly RankedRow<ChartAction>[] = Object.entries(interactions)
  .flatMap(([surface, actions]) =>
    Object.entries(actions).flatMap(([action, levels]) =>
      charts.map((chart, i) => ({ keys: { chart, action, surface }, level: levels[i] ?? 0 })),
    ),
  )
  .filter((row) => row.level > 0)
  .sort((a, b) => b.level - a.level);

/** Chart interactions: five charts, five actions, three surfaces, with holes. */
export function chartInteractions(context: FixtureContext): MetricFigures<"chart-interactions"> {
  return rankedFigures(context, {
    rows,
    tail: (index) => ({
      chart: charts[index % charts.length] ?? null,
      action: "point_selected",
      surface: `surface_${Math.floor(index / charts.length) + 1}`,
    }),
    first: "interactions",
    measure: (count, audience) => ({ interactions: count, sessions: sessionsBehind(count, 2.3, audience) }),
    measureTotal: (all, audience) => {
      const sum = all.reduce((total, row) => total + row.count, 0);
      return { interactions: sum, sessions: sessionsBehind(sum, 4.1, audience) };
    },
  });
}
