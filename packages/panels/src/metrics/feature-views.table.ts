import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";

type Words = Readonly<Record<"feature" | "surface" | "title" | "users" | "views", string>>;

/** The figures of {@link FeatureViewsPanel} as a table. */
export function getTable(answer: MetricAnswer<"feature-views">, tools: PanelTools, words: Words): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    { feature: words.feature, surface: words.surface, views: words.views, anonymousUsers: words.users },
    tools,
  );
}
