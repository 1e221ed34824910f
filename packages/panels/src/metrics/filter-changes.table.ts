import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";

type Words = Readonly<Record<"averageColumn" | "changesColumn" | "filter" | "title" | "view", string>>;

/** The figures of {@link FilterChangesPanel} as a table. */
export function getTable(
  answer: MetricAnswer<"filter-changes">,
  tools: PanelTools,
  words: Words,
): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    {
      view: words.view,
      filterKey: words.filter,
      changes: words.changesColumn,
      avgValueCount: words.averageColumn,
    },
    tools,
  );
}
