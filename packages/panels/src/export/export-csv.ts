import type { Filter } from "@firsthand/contract";
import { getExactness } from "../panel/exactness.ts";
import type { MenuWords } from "../panel/panel-menu-words.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import { getFileName } from "./file-name.ts";
import { saveFile } from "./save-file.ts";
import { type CsvCell, writeCsv } from "./write-csv.ts";

/** Saves the figures of a panel. Answers with what went wrong, which is nothing. */
export function exportCsv(subject: PanelSubject, table: PanelTable, words: MenuWords): string {
  const text = writeCsv(getCsvRows(subject, table, words));
  const name = getFileName(subject.metric, subject.tools.meta, "csv");
  saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), name);
  return "";
}

/**
 * The rows of the file: raw values under one head, and in the last columns what they are figures of, the same in every row. Rejected: lines of
 * comment above the head, which every parser but a few takes for the head; a second block below, which makes rows of two kinds.
 */
export function getCsvRows(
  { metric, tools, params }: PanelSubject,
  table: PanelTable,
  words: MenuWords,
): CsvCell[][] {
  const { meta, messages, incomplete } = tools;
  const { timeRange, comparisonTimeRange: compared } = meta;
  const context: readonly (readonly [string, string])[] = [
    [words.metric, meta.definitionId || metric],
    [words.rangeStart, timeRange.start],
    [words.rangeEnd, timeRange.end],
    ...(compared === null
      ? []
      : ([
          [words.comparisonStart, compared.start],
          [words.comparisonEnd, compared.end],
        ] as const)),
    [words.timeZone, meta.timeZone],
    [words.scope, meta.scopeKind],
    [words.filters, (params.filters ?? []).map(tellFilter).join("; ")],
    [words.exactness, getExactness(tools)],
    // A range that has not ended is not compared with a whole one by whoever opens the file later.
    [words.rangeIsOver, incomplete ? words.no : words.yes],
    [words.withheld, String(meta.suppressed)],
    [words.dataThrough, meta.dataThrough ?? messages.noData],
  ];
  const notes = Array.from({ length: table.length }, (_, i) => table.note(i));
  const hasNotes = notes.some((note) => note !== "");
  return [
    [
      ...table.columns.map(({ title, unit }) => (unit === undefined ? title : `${title} (${unit})`)),
      ...(hasNotes ? [words.note] : []),
      ...context.map(([name]) => name),
    ],
    ...notes.map((note, i) => [
      ...table.row(i).map(({ value }) => value),
      ...(hasNotes ? [note] : []),
      ...context.map(([, value]) => value),
    ]),
  ];
}

function tellFilter({ dimension, operator, values }: Filter): string {
  return `${dimension} ${operator} ${JSON.stringify(values)}`;
}
