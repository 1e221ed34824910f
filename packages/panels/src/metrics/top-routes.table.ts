import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";

type Words = Readonly<Record<"events" | "route" | "sessions" | "title" | "users", string>>;

/** The figures of {@link TopRoutesPanel} as a table. */
export function getTable(answer: MetricAnswer<"top-routes">, tools: PanelTools, words: Words): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    {
      routePattern: words.route,
      events: words.events,
      sessions: words.sessions,
      anonymousUsers: words.users,
    },
    tools,
  );
}
