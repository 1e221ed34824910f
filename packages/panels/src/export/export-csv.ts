import type { MenuWords } from "../panel/panel-menu-words.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import { getContext } from "./figure-context.ts";
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
export function getCsvRows(subject: PanelSubject, table: PanelTable, words: MenuWords): CsvCell[][] {
  const context = getContext(subject, words);
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
