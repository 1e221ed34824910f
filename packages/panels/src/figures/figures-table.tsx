import type { MetricAnswer } from "@firsthand/contract";
import { type ReactNode, useMemo } from "react";
import { writeName } from "../panel/name.tsx";
import { menuWords } from "../panel/panel-menu-words.ts";
import type { FiguresView, PanelFiguresProps } from "../panel/panel-subject.ts";
import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { FiguresHead } from "./figures-head.tsx";
import { orderRows } from "./order-rows.ts";

/** From this many rows on a table is searched rather than read. */
const SEARCHED_FROM = 10;

/** Props of {@link FiguresTable}. */
interface FiguresTableProps extends PanelFiguresProps {
  readonly answer: MetricAnswer;
  readonly view: FiguresView;
  readonly onViewChange: (view: FiguresView) => void;
  /** Said beside the number of rows. */
  readonly note?: string | null;
  /** Stands after it. */
  readonly children?: ReactNode;
}

/** A search field, the rows in a box that scrolls under a head that stays, and heads that put them in order. */
export function FiguresTable(props: FiguresTableProps) {
  const { subject, maker, answer, view, onViewChange, note = null, children = null } = props;
  const { overrides, locale } = usePanelSettings();
  const menu = resolveWords(menuWords, overrides?.menu);
  const { words, title } = subject;
  const { search, sort } = view;
  const tools = useMemo(() => subject.tools.withMeta(answer.meta), [subject.tools, answer]);
  const table = useMemo(() => maker.getTable(answer, tools, words), [maker, answer, tools, words]);
  const rows = useMemo(() => orderRows(table, { search, sort, locale }), [table, search, sort, locale]);
  const { columns, length, hasRest } = table;
  // What did not fit is in one row, and is many.
  const named = hasRest ? length - 1 : length;
  const found = rows.filter((index) => index < named).length;
  const all = search.trim() === "" && "rows" in answer.data ? answer.data.totalRows : named;
  return (
    <div className="fh-figures__box">
      {length < SEARCHED_FROM && note === null && children === null ? null : (
        <div className="fh-figures__bar">
          <input
            type="search"
            className="fh-control fh-figures__search"
            aria-label={menu.searchRows(title)}
            placeholder={menu.search}
            value={search}
            onChange={(event) => onViewChange({ ...view, search: event.target.value })}
          />
          <span role="status">
            {menu.rowsShown(tools.format.count(found), tools.format.count(all))} {note}
          </span>
          {children}
          <button type="button" className="fh-link" data-action="show_picture" onClick={props.onClose}>
            {menu.showPicture}
          </button>
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
          <FiguresHead
            columns={columns}
            sort={sort}
            onSort={(next) => onViewChange({ ...view, sort: next })}
          />
          <tbody>
            {rows.map((index) => (
              <tr key={index}>
                {table.row(index).map(({ text, value }, i) => {
                  const { title: head, kind, form } = columns[i] ?? {};
                  const Cell = i === 0 ? "th" : "td";
                  const isName = form !== undefined && typeof value === "string" && index < named;
                  return (
                    <Cell
                      scope={i === 0 ? "row" : undefined}
                      className={kind === "figure" ? "fh-num" : undefined}
                      key={head}
                    >
                      {isName ? <bdi {...writeName(value, form, tools.messages)} /> : <bdi>{text}</bdi>}
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
