import type { MetricAnswer } from "@firsthand/contract";
import type { HistogramBin } from "../chart/histogram.ts";
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
  const before = comparison && new Map(comparison.histogram.map((bin) => [bin.fromMs, bin.sessions]));
  // A bin that is listed without a figure is withheld. One that the comparison does not list had no session, unless nothing of it can be
  // read.
  const none = comparison?.sessions === null ? undefined : 0;
  const count = (value: number | null = null, isListed = true) => ({
    text: value === null && isListed ? messages.withheld : format.count(value),
    value,
  });
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
    { title: words.sessions, kind: "figure", cell: (bin) => count(bin.sessions) },
    ...(before === undefined
      ? []
      : [
          {
            title: words.previous,
            kind: "figure" as const,
            cell: (bin: HistogramBin) =>
              before.has(bin.fromMs) ? count(before.get(bin.fromMs)) : count(none, false),
          },
        ]),
  ]);
}
