import { type MetricAnswer, type MetricId, metrics } from "@firsthand/contract";
import { NO_FIGURE } from "../format/number.ts";
import { compareColumns } from "./compare-columns.ts";
import { type CellColumn, createTable } from "./create-table.ts";
import { getNameText, type NameForm } from "./name.tsx";
import type { PanelTable, PanelTableCell } from "./panel-table.ts";
import type { PanelTools } from "./panel-tools.ts";
import { getOthers, joinNames } from "./ranked.ts";

type RankedId = {
  [M in MetricId]: MetricAnswer<M>["data"] extends { rows: unknown[] } ? M : never;
}[MetricId];
type RowOf<M extends RankedId> = MetricAnswer<M>["data"]["rows"][number];
type Fields = Readonly<Record<string, string | number | null>>;

/**
 * All rows of a ranked answer with every dimension and measure that `titles` names, in its order, and what did not fit under the limit in a
 * last row. How a measure is written, and whether it has a rest, follows from the metric's definition.
 */
export function createRankedTable<M extends RankedId>(
  caption: string,
  answer: MetricAnswer<M>,
  titles: Readonly<Record<string, string>>,
  tools: PanelTools,
  tellName?: (row: RowOf<M>) => PanelTableCell,
): PanelTable {
  const { format, messages } = tools;
  const { data, comparison } = answer as unknown as Ranked;
  const measures = metrics[answer.metric].measures;
  const names = Object.keys(titles).filter((field) => measures.every(({ id }) => id !== field));
  const keyOf = (row: Fields) => joinNames(...names.map((field) => row[field] as string | null));
  const before = comparison && new Map(comparison.rows.map((row) => [keyOf(row), row]));
  const left = data.totalRows - data.rows.length;
  const rest: Fields = Object.fromEntries(
    measures.map(({ id, additivity }) => [
      id,
      additivity === "additive"
        ? getOthers(
            data.total[id] as number | null,
            data.rows.map((row) => row[id] as number | null),
            data.totalRows,
          ).value
        : null,
    ]),
  );
  const columns = Object.entries(titles).flatMap(([field, title], i): CellColumn<Fields>[] => {
    const measure = measures.find(({ id }) => id === field);
    const read = (row?: Fields) => (row?.[field] ?? null) as number | null;
    if (measure !== undefined) {
      const write = measure.additivity === "average" ? format.decimal : format.count;
      const readBase = before && ((row: Fields) => (row === rest ? null : read(before.get(keyOf(row)))));
      return compareColumns({ title, read, readBase, write }, tools);
    }
    const cell = (row: Fields): PanelTableCell => {
      if (row === rest) {
        const text = i === 0 ? messages.others(left, format.count(left)) : NO_FIGURE;
        return { text, value: i === 0 ? text : null };
      }
      if (tellName !== undefined) return tellName(row as unknown as RowOf<M>);
      const name = row[field] as string | null;
      const text =
        name === null && field === "routePattern" ? messages.unknownRoute : getNameText(name, messages);
      return { text, value: name };
    };
    return [{ title, kind: "name", form: forms[field] ?? "text", cell }];
  });
  const hasRest = left > 0;
  return createTable(caption, hasRest ? [...data.rows, rest] : data.rows, columns, { hasRest });
}

/** As the pictures write them. */
const forms: Readonly<Record<string, NameForm>> = { routePattern: "route", errorClass: "code" };

interface Ranked {
  readonly data: { readonly rows: readonly Fields[]; readonly total: Fields; readonly totalRows: number };
  readonly comparison?: { readonly rows: readonly Fields[] };
}
