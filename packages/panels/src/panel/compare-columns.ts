import { NO_FIGURE } from "../format/number.ts";
import { getChange, tellChange } from "./change.tsx";
import { compareWords } from "./compare-words.ts";
import type { CellColumn } from "./create-table.ts";
import type { PanelTableCell } from "./panel-table.ts";
import type { PanelTools } from "./panel-tools.ts";
import { resolveWords } from "./resolve-words.ts";

/** A measure of a table. */
export interface ComparedMeasure<R> {
  readonly title: string;
  /** Whether it is the table's only one, so that what stands beside it need not name it. @default false */
  readonly isOnly?: boolean;
  readonly read: (row: R) => number | null;
  /** Its earlier figure; undefined without a comparison. */
  readonly readBase: ((row: R) => number | null) | undefined;
  readonly write: (value: number | null) => string;
}

/** A measure; with a comparison, its earlier figure and the change beside it. */
export function compareColumns<R>(
  { title, isOnly = false, read, readBase, write }: ComparedMeasure<R>,
  tools: PanelTools,
): CellColumn<R>[] {
  // The host's own are among the shared words.
  const words = resolveWords(compareWords, tools.messages);
  const figure = (value: number | null) => ({ text: write(value), value });
  const columns: CellColumn<R>[] = [{ title, kind: "figure", cell: (row) => figure(read(row)) }];
  if (readBase === undefined) return columns;
  return [
    ...columns,
    {
      title: isOnly ? words.compared : words.comparedOf(title),
      kind: "figure",
      cell: (row) => figure(readBase(row)),
    },
    {
      title: isOnly ? tools.messages.change : words.changeOf(title),
      kind: "figure",
      cell: (row) => getChangeCell(read(row), readBase(row), tools),
    },
  ];
}

/** A change as a cell: as it is told, and as a share to reckon with. */
export function getChangeCell(value: number | null, base: number | null, tools: PanelTools): PanelTableCell {
  const change = getChange(value, base);
  const isShare = change?.kind === "share" && tools.isComparable;
  return { text: tellChange(change, tools)?.mark ?? NO_FIGURE, value: isShare ? change.share : null };
}

/** A word that stands beside a figure elsewhere, as the head of its column. */
export function asHead(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
