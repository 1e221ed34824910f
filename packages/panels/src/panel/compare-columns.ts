import { NO_FIGURE } from "../format/number.ts";
import { getChange, tellChange } from "./change.tsx";
import { type CompareWords, compareWords } from "./compare-words.ts";
import type { CellColumn } from "./create-table.ts";
import type { PanelTools } from "./panel-tools.ts";

/** A measure; with a comparison, its earlier figure and the change beside it. */
export function compareColumns<R>(
  title: string,
  read: (row: R) => number | null,
  readBase: ((row: R) => number | null) | undefined,
  write: (value: number | null) => string,
  tools: PanelTools,
): CellColumn<R>[] {
  // With the host's own, which are among the shared words where there are any.
  const messages: CompareWords = { ...compareWords, ...tools.messages };
  const figure = (value: number | null) => ({ text: write(value), value });
  const columns: CellColumn<R>[] = [{ title, kind: "figure", cell: (row) => figure(read(row)) }];
  if (readBase === undefined) return columns;
  return [
    ...columns,
    { title: messages.comparedOf(title), kind: "figure", cell: (row) => figure(readBase(row)) },
    {
      title: messages.changeOf(title),
      kind: "figure",
      cell: (row) => {
        const change = getChange(read(row), readBase(row));
        const isShare = change?.kind === "share" && tools.isComparable;
        return { text: tellChange(change, tools)?.mark ?? NO_FIGURE, value: isShare ? change.share : null };
      },
    },
  ];
}
