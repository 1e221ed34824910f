import { useMetric } from "@firsthand/client/react";
import { useId, useState } from "react";
import { isFigure } from "../format/number.ts";
import { getNameText } from "../panel/name.tsx";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { CheckResult } from "./check-result.tsx";
import { type Checkable, getCheckables } from "./checkable.ts";
import { PartHead } from "./evidence-heading.tsx";
import type { EvidenceWords } from "./evidence-words.ts";

interface CheckProps {
  readonly subject: PanelSubject;
  readonly words: EvidenceWords;
}

/** Counts a figure again, split by day, when the reader asks for it. What cannot be checked is said. */
export function CheckFigure({ subject, words }: CheckProps) {
  const { messages } = subject.tools;
  const selectId = useId();
  const [index, setIndex] = useState(0);
  /** What was to be checked when the button was pressed, and how often it was. The panel's figures may change meanwhile. */
  const [asked, setAsked] = useState<(AskedProps & { readonly press: number }) | null>(null);
  const checkables = subject.view === null ? [] : getCheckables(subject);
  const chosen = checkables[Math.min(index, checkables.length - 1)];
  const nameOf = ({ names, measure }: Checkable) =>
    names.length > 0
      ? names.map((name) => getNameText(name, messages)).join(" · ")
      : checkables.some((other) => other.measure !== measure)
        ? (words.measures[measure] ?? measure)
        : words.all;
  const obstacle = subject.isStatic
    ? words.cannotAsk
    : chosen === undefined
      ? subject.view === null
        ? words.noFigure
        : words.cannotCheck
      : isFigure(chosen.figure)
        ? null
        : words.noFigure;
  return (
    <section>
      <PartHead subject={subject} title={words.check} />
      {subject.isStatic || checkables.length < 2 ? null : (
        <label htmlFor={selectId}>
          {words.checkOf}
          <select
            className="fh-control"
            id={selectId}
            value={index}
            onChange={(event) => setIndex(Number(event.target.value))}
          >
            {checkables.map((one, i) => (
              <option key={`${one.measure} ${JSON.stringify(one.names)}`} value={i}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {obstacle !== null || chosen === undefined ? (
        <p className="fh-muted">{obstacle}</p>
      ) : (
        <>
          <p className="fh-muted">{words.checkNote}</p>
          <button
            type="button"
            className="fh-button"
            data-action="check"
            onClick={() => setAsked({ subject, checkable: chosen, press: (asked?.press ?? 0) + 1 })}
          >
            {words.check}
          </button>
        </>
      )}
      {asked === null ? null : (
        <AskedCheck key={asked.press} subject={asked.subject} checkable={asked.checkable} words={words} />
      )}
    </section>
  );
}

interface AskedProps {
  readonly subject: PanelSubject;
  readonly checkable: Checkable;
}

function AskedCheck({ subject, words, checkable }: CheckProps & AskedProps) {
  const { messages } = subject.tools;
  // Asked anew each time: an answer from the cache would prove nothing.
  const { answer, error, isFetching } = useMetric(subject.metric, checkable.params, { staleTime: 0 });
  if (error !== null) return <p role="alert">{messages.errors[error.code]}</p>;
  if (answer === undefined || isFetching) return <p role="status">{words.asking}</p>;
  return <CheckResult subject={subject} words={words} checkable={checkable} answer={answer} />;
}
