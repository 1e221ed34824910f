import type { MetricAnswer } from "@firsthand/contract";
import { createBinBase } from "../chart/bin-base.ts";
import type { HistogramBin } from "../chart/histogram.ts";
import { asHead, getChangeCell } from "../panel/compare-columns.ts";
import { createTable } from "../panel/create-table.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { type BinWords, tellBin } from "./session-duration.bin.ts";

type Words = BinWords & Readonly<Record<"title" | "durations" | "binUnit" | "sessions" | "previous", string>>;

/** The figures of {@link SessionDurationPanel} as a table, a row a bin. */
export function getTable(
  { data, comparison }: MetricAnswer<"session-duration">,
  tools: PanelTools,
  words: Words,
): PanelTable {
  const { format, messages } = tools;
  const baseOf = comparison && createBinBase(comparison, tools);
  return createTable(words.title, data.histogram, [
    {
      title: words.durations,
      unit: words.binUnit,
      kind: "name",
      cell: (bin) => ({
        text: tellBin(bin, tools, words),
        value: bin.fromMs,
      }),
    },
    {
      title: asHead(words.sessions),
      kind: "figure",
      cell: ({ sessions }) => ({
        text: sessions === null ? messages.withheld : format.count(sessions),
        value: sessions,
      }),
    },
    ...(baseOf === undefined
      ? []
      : [
          { title: words.previous, kind: "figure" as const, cell: baseOf },
          {
            title: messages.change,
            kind: "figure" as const,
            cell: (bin: HistogramBin) => getChangeCell(bin.sessions, baseOf(bin).value, tools),
          },
        ]),
  ]);
}
