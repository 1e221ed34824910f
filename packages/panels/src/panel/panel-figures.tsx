import { useLayoutEffect, useMemo, useRef } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { resolveMenuWords } from "./panel-menu-words.ts";
import type { PanelFiguresProps } from "./panel-subject.ts";

/** The figures of a picture as a table in its place: the same texts, in a box that scrolls under a head that stays. */
export function PanelFigures({ subject, maker, heightPx }: PanelFiguresProps) {
  const words = resolveMenuWords(usePanelSettings().overrides?.menu);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    frame.current?.style.setProperty("min-block-size", `${heightPx}px`);
  }, [heightPx]);
  const table = useMemo(
    () =>
      subject.answer === undefined ? null : maker.getTable(subject.answer, subject.tools, subject.words),
    [maker, subject.answer, subject.tools, subject.words],
  );
  if (table === null) return null;
  const { caption, columns, length, row } = table;
  const classOf = (column: number) => (columns[column]?.kind === "figure" ? "fh-num" : undefined);
  return (
    <div className="fh-figures" ref={frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls */}
      <div
        className="fh-figures__box"
        role="group"
        aria-label={words.tableOf(subject.title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
      >
        <table>
          <caption className="fh-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ title }, i) => (
                <th scope="col" className={classOf(i)} key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
              <tr key={index}>
                {row(index).map(({ text }, i) =>
                  i === 0 ? (
                    <th scope="row" key={columns[i]?.title}>
                      <bdi>{text}</bdi>
                    </th>
                  ) : (
                    <td className={classOf(i)} key={columns[i]?.title}>
                      <bdi>{text}</bdi>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
