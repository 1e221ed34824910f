import type { MetricAnswer } from "@firsthand/contract";
import { compareColumns } from "../panel/compare-columns.ts";
import { createTable } from "../panel/create-table.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { getShownMeasures, type measures } from "./totals.measures.ts";

type Measure = (typeof measures)[number];
type Words = Readonly<Record<"title" | "measure" | "value" | Measure, string>>;

/** The figures of {@link TotalsPanel} as a table. */
export function getTable(
  { data, comparison, meta }: MetricAnswer<"totals">,
  tools: PanelTools,
  words: Words,
): PanelTable {
  return createTable(words.title, getShownMeasures(meta), [
    {
      title: words.measure,
      kind: "name",
      cell: (measure) => ({ text: words[measure], value: words[measure] }),
    },
    ...compareColumns<Measure>(
      {
        title: words.value,
        isOnly: true,
        read: (measure) => data[measure],
        readBase: comparison && ((measure) => comparison[measure]),
        write: tools.format.count,
      },
      tools,
    ),
  ]);
}
