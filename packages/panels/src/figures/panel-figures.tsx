import { useMetric } from "@firsthand/client/react";
import { defaultLimits, type MetricAnswer } from "@firsthand/contract";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { menuWords } from "../panel/panel-menu-words.ts";
import type { FiguresView, PanelFiguresProps } from "../panel/panel-subject.ts";
import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { FiguresTable } from "./figures-table.tsx";

/** The figures of a picture as a table in its place: the same texts, to search and to put in order, and all of the rows when they are asked for. */
export function PanelFigures(props: PanelFiguresProps) {
  const { subject, heightPx, kept } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(kept.view);
  useLayoutEffect(() => {
    const foot = frame.current?.closest(".fh-panel")?.querySelector(".fh-panel__foot");
    const footPx = foot?.getBoundingClientRect().height ?? 0;
    frame.current?.style.setProperty("min-block-size", `${heightPx - footPx}px`);
  }, [heightPx]);
  const onViewChange = (next: FiguresView) => {
    kept.view = next;
    setView(next);
  };
  const showAll = () => {
    flushSync(() => onViewChange({ ...view, isWhole: true }));
    // The button is gone, and the reader goes on with what it brings.
    frame.current?.querySelector<HTMLElement>(".fh-figures__rows")?.focus();
  };
  const Content = view.isWhole ? WholeFigures : GivenFigures;
  return (
    <div className="fh-figures" ref={frame}>
      {subject.answer === undefined ? null : (
        <Content
          {...props}
          answer={subject.answer}
          view={view}
          onViewChange={onViewChange}
          onShowAll={showAll}
        />
      )}
    </div>
  );
}

interface ContentProps extends PanelFiguresProps {
  readonly answer: MetricAnswer;
  readonly view: FiguresView;
  readonly onViewChange: (view: FiguresView) => void;
  readonly onShowAll: () => void;
}

function GivenFigures(props: ContentProps) {
  const { subject, answer, onShowAll } = props;
  const words = resolveWords(menuWords, usePanelSettings().overrides?.menu);
  const allRows = countRows(answer);
  return (
    <FiguresTable {...props}>
      {subject.isStatic || allRows === null ? null : (
        <button type="button" className="fh-link" onClick={onShowAll}>
          {words.showAllRows(subject.tools.format.count(Math.min(allRows, defaultLimits.rows)))}
        </button>
      )}
    </FiguresTable>
  );
}

function WholeFigures(props: ContentProps) {
  const { subject, kept } = props;
  const settings = usePanelSettings();
  const words = resolveWords(menuWords, settings.overrides?.menu);
  const params = { ...subject.params, limit: defaultLimits.rows, trend: false };
  const { answer, error } = useMetric(subject.metric, params, { refetchInterval: settings.refetchInterval });
  useEffect(() => {
    kept.answer = answer;
    return () => {
      kept.answer = undefined;
    };
  }, [kept, answer]);
  return (
    <FiguresTable
      {...props}
      answer={answer ?? props.answer}
      note={
        error !== null
          ? settings.messages.errors[error.code]
          : answer === undefined
            ? words.askingForAllRows
            : null
      }
    />
  );
}

/** How many rows there are when not all of them are in the answer and more may be asked for, else null. */
export function countRows(answer: MetricAnswer | undefined): number | null {
  const data = answer?.data;
  if (data === undefined || !("rows" in data)) return null;
  return data.rows.length < Math.min(data.totalRows, defaultLimits.rows) ? data.totalRows : null;
}
