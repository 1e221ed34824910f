import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";

type Words = Readonly<
  Record<"action" | "chart" | "interactionsColumn" | "sessionsColumn" | "surface" | "title", string>
>;

/** The figures of {@link ChartInteractionsPanel} as a table. */
export function getTable(
  answer: MetricAnswer<"chart-interactions">,
  tools: PanelTools,
  words: Words,
): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    {
      chart: words.chart,
      action: words.action,
      surface: words.surface,
      interactions: words.interactionsColumn,
      sessions: words.sessionsColumn,
    },
    tools,
  );
}
