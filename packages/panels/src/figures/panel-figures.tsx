import { useMetric } from "@firsthand/client/react";
import { defaultLimits, type MetricAnswer } from "@firsthand/contract";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { resolveMenuWords } from "../panel/panel-menu-words.ts";
import type { PanelFiguresProps } from "../panel/panel-subject.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { FiguresTable } from "./figures-table.tsx";
import type { FiguresView } from "./order-rows.ts";

/** The figures of a picture as a table in its place: the same texts, to search and to put in order, and all of the rows when they are asked for. */
export function PanelFigures(props: PanelFiguresProps) {
  const { subject, heightPx } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<FiguresView>({ search: "", sort: null, isWhole: false });
  useLayoutEffect(() => {
    frame.current?.style.setProperty("min-block-size", `${heightPx}px`);
  }, [heightPx]);
  const Content = view.isWhole ? WholeFigures : GivenFigures;
  return (
    <div className="fh-figures" ref={frame}>
      {subject.answer === undefined ? null : (
        <Content {...props} answer={subject.answer} view={view} onViewChange={setView} />
      )}
    </div>
  );
}

interface ContentProps extends PanelFiguresProps {
  readonly answer: MetricAnswer;
  readonly view: FiguresView;
  readonly onViewChange: (view: FiguresView) => void;
}

function GivenFigures(props: ContentProps) {
  const { subject, answer, view, onViewChange } = props;
  const words = resolveMenuWords(usePanelSettings().overrides?.menu);
  const allRows = countRows(answer);
  return (
    <FiguresTable {...props}>
      {subject.isStatic || allRows === null ? null : (
        <button type="button" className="fh-link" onClick={() => onViewChange({ ...view, isWhole: true })}>
          {words.showAllRows(subject.tools.format.count(Math.min(allRows, defaultLimits.rows)))}
        </button>
      )}
    </FiguresTable>
  );
}

function WholeFigures(props: ContentProps) {
  const { subject, shown } = props;
  const settings = usePanelSettings();
  const words = resolveMenuWords(settings.overrides?.menu);
  const params = { ...subject.params, limit: defaultLimits.rows, trend: false };
  const { answer, error } = useMetric(subject.metric, params, { refetchInterval: settings.refetchInterval });
  useEffect(() => {
    shown.current = answer;
    return () => {
      shown.current = undefined;
    };
  }, [shown, answer]);
  return (
    <FiguresTable {...props} answer={answer ?? props.answer}>
      {error !== null
        ? settings.messages.errors[error.code]
        : answer === undefined
          ? words.askingForAllRows
          : null}
    </FiguresTable>
  );
}

/** How many rows there are when not all of them are in the answer and more may be asked for, else null. */
function countRows({ data }: MetricAnswer): number | null {
  if (!("rows" in data) || data.rows.length >= Math.min(data.totalRows, defaultLimits.rows)) return null;
  return data.totalRows;
}
