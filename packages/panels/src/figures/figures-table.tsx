import type { MetricAnswer } from "@firsthand/contract";
import { type ReactNode, useMemo } from "react";
import { resolveMenuWords } from "../panel/panel-menu-words.ts";
import type { PanelFiguresProps } from "../panel/panel-subject.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type FiguresView, getNextSort, orderRows } from "./order-rows.ts";

/** From this many rows on a table is searched rather than read. */
const SEARCHED_FROM = 10;

/** Props of {@link FiguresTable}. */
interface FiguresTableProps extends PanelFiguresProps {
  readonly answer: MetricAnswer;
  readonly view: FiguresView;
  readonly onViewChange: (view: FiguresView) => void;
  /** Stands beside the number of rows. */
  readonly children: ReactNode;
}

/** A search field, the rows in a box that scrolls under a head that stays, and heads that put them in order. */
export function FiguresTable({ subject, maker, answer, view, onViewChange, children }: FiguresTableProps) {
  const { overrides, locale } = usePanelSettings();
  const menu = resolveMenuWords(overrides?.menu);
  const { tools, words, title } = subject;
  const { search, sort } = view;
  const table = useMemo(() => maker.getTable(answer, tools, words), [maker, answer, tools, words]);
  const rows = useMemo(() => orderRows(table, { search, sort, locale }), [table, search, sort, locale]);
  const { columns, length } = table;
  const classOf = (column: number) => (columns[column]?.kind === "figure" ? "fh-num" : undefined);
  return (
    <div className="fh-figures__box">
      {length < SEARCHED_FROM && children === null ? null : (
        <div className="fh-figures__bar">
          <input
            type="search"
            className="fh-figures__search"
            aria-label={menu.searchRows(title)}
            placeholder={menu.search}
            value={search}
            onChange={(event) => onViewChange({ ...view, search: event.target.value })}
          />
          <span role="status">
            {menu.rowsShown(tools.format.count(rows.length), tools.format.count(length))} {children}
          </span>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls */}
      <div
        className="fh-figures__rows"
        role="group"
        aria-label={menu.tableOf(title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
      >
        <table>
          <caption className="fh-hidden">{table.caption}</caption>
          <thead>
            <tr>
              {columns.map(({ title: head, kind }, i) => (
                <th
                  scope="col"
                  className={classOf(i)}
                  aria-sort={
                    sort?.column === i ? (sort.isDescending ? "descending" : "ascending") : undefined
                  }
                  key={head}
                >
                  <button
                    type="button"
                    onClick={() => onViewChange({ ...view, sort: getNextSort(sort, i, kind) })}
                  >
                    {head}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((index) => (
              <tr key={index}>
                {table.row(index).map(({ text }, i) => {
                  const Cell = i === 0 ? "th" : "td";
                  return (
                    <Cell scope={i === 0 ? "row" : undefined} className={classOf(i)} key={columns[i]?.title}>
                      <bdi>{text}</bdi>
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
