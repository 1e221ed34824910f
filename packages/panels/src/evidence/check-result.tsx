import type { MetricAnswer } from "@firsthand/contract";
import { isFigure } from "../format/number.ts";
import type { PanelSubject } from "../panel/panel-subject.ts";
import type { Checkable } from "./checkable.ts";
import type { EvidenceWords } from "./evidence-words.ts";
import { type Judgement, judgeDays } from "./judge-days.ts";

/** A figure, the same counted again, its days and their sum, and what that says. */
export function CheckResult(props: {
  readonly subject: PanelSubject;
  readonly words: EvidenceWords;
  readonly checkable: Checkable;
  readonly answer: MetricAnswer;
}) {
  const { subject, words, checkable, answer } = props;
  const { format, meta } = subject.tools;
  const { figure } = checkable;
  if (!isFigure(figure)) return <p className="fh-muted">{words.noFigure}</p>;
  const { total, days, starts, hasWithheld } = checkable.read(answer);
  const judgement = judgeDays({
    figure,
    days,
    isAdditive: checkable.isAdditive,
    isNewer: answer.meta.dataThrough !== meta.dataThrough,
    hasWithheld,
  });
  return (
    <div role="status">
      <dl>
        {[
          [words.figure, figure] as const,
          [words.countedAgain, total] as const,
          [words.sum, judgement.sum] as const,
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.count(value)}</dd>
          </div>
        ))}
      </dl>
      {tellJudgement(judgement, props).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <details>
        <summary>{words.days}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col" className="fh-num">
                {words.checkOf}
              </th>
            </tr>
          </thead>
          <tbody>
            {starts.map((start, i) => (
              <tr key={start}>
                <th scope="row">{format.granule("day", start)}</th>
                <td className="fh-num">{format.count(days[i] ?? null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function tellJudgement(
  { verdict, difference }: Judgement,
  { subject, words, checkable, answer }: Parameters<typeof CheckResult>[0],
): string[] {
  const { format, messages, meta } = subject.tools;
  if (verdict === "adds-up") return [words.addsUp];
  const size = format.count(Math.abs(difference));
  const by = difference === 0 ? [] : [difference > 0 ? words.more(size) : words.less(size)];
  const when = (instant: string | null) =>
    instant === null ? messages.noData : format.date("exact", instant);
  const reasons = {
    overlap: words.overlap[checkable.unit] ?? words.notExplained,
    "new-events": words.newEvents(when(meta.dataThrough), when(answer.meta.dataThrough)),
    withheld: words.withheldDays,
    unexplained: words.notExplained,
  };
  return [...by, reasons[verdict]];
}
