import type { FixtureContext, MetricFigures } from "../fixture-context.ts";
import { usersBehind } from "../people.ts";
import { type RankedRow, rankedFigures } from "../ranked.ts";

interface Feature extends Record<string, string | null> {
  feature: string | null;
  surface: string | null;
}

const surfaces = ["overview", "explore", "report", "embed"] as const;

// Views on a working day by surface, and what the release did to them.
const features: readonly [feature: string, jump: number, ...views: number[]][] = [
  ["investment_mix", 1.3, 380, 480, 160, 40],
  ["cycle_time", 1, 560, 275, 170, 27],
  ["flame_drilldown", 1.2, 50, 620, 64, 0],
  ["review_load", 0.9, 270, 240, 125, 15],
  ["work_graph", 1.1, 98, 370, 48, 0],
  ["throughput", 1, 325, 88, 86, 22],
  ["deploy_frequency", 1, 215, 80, 98, 8],
  ["saved_views", 1.5, 30, 190, 15, 0],
  ["quality_trend", 0.9, 130, 60, 55, 4],
  ["capacity_plan", 1.05, 26, 95, 82, 0],
];

const rows: readonly RankedRow<Feature>[] = features
  .flatMap(([feature, jump, ...views]) =>
    surfaces.map((surface, i) => ({ keys: { feature, surface }, level: views[i] ?? 0, jump })),
  )
  .filter((row) => row.level > 0);

/** Feature views: ten features on up to four surfaces. */
export function featureViews(context: FixtureContext): MetricFigures<"feature-views"> {
  return rankedFigures(context, {
    rows,
    tail: (index) => ({
      feature: `feature_${Math.floor(index / 4) + 1}`,
      surface: surfaces[index % 4] ?? null,
    }),
    first: "views",
    measure: (count, audience) => ({ views: count, anonymousUsers: usersBehind(count, 9, audience) }),
    measureTotal: (all, audience) => {
      const views = all.reduce((sum, row) => sum + row.count, 0);
      return { views, anonymousUsers: usersBehind(views, 34, audience) };
    },
  });
}
