import type { MetricAnswer } from "@firsthand/contract";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { createRankedTable } from "../panel/ranked-figures.ts";
import { getOrgLabel } from "./top-orgs.label.ts";

type Words = Readonly<Record<"events" | "organisation" | "sessions" | "title" | "users", string>>;

/** The figures of {@link TopOrgsPanel} as a table. */
export function getTable(answer: MetricAnswer<"top-orgs">, tools: PanelTools, words: Words): PanelTable {
  return createRankedTable(
    words.title,
    answer,
    {
      orgIdHash: words.organisation,
      events: words.events,
      sessions: words.sessions,
      anonymousUsers: words.users,
    },
    tools,
    (row) => ({ text: getOrgLabel(row), value: row.label }),
  );
}
