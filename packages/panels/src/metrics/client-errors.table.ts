import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";

type Words = Readonly<Record<"boundary" | "errorClass" | "errors" | "route" | "title" | "users", string>>;

/** The figures of {@link ClientErrorsPanel} as a table. */
export function getTable(answer: MetricAnswer<"client-errors">, tools: PanelTools, words: Words): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    {
      errorClass: words.errorClass,
      routePattern: words.route,
      boundary: words.boundary,
      errors: words.errors,
      anonymousUsers: words.users,
    },
    tools,
  );
}
