import { useMetric, useTelemetryClient } from "@firsthand/client/react";
import type { Meta } from "@firsthand/contract";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { CopyButton } from "./copy-button.tsx";
import { PartHead } from "./evidence-heading.tsx";
import type { EvidenceWords } from "./evidence-words.ts";
import { getSameQuestion, writeRequest } from "./same-question.ts";

interface QueryProps {
  readonly subject: PanelSubject;
  readonly words: EvidenceWords;
}

/** The statements behind an answer. Asked for when the evidence is opened, and not before. */
export function EvidenceQuery({ subject, words }: QueryProps) {
  if (!subject.isStatic) return <AskedQuery subject={subject} words={words} />;
  const { evidence } = subject.tools.meta;
  return <Statements subject={subject} evidence={evidence} words={words} otherwise={words.notAsked} />;
}

function AskedQuery({ subject, words }: QueryProps) {
  const { messages } = subject.tools;
  const client = useTelemetryClient();
  const question = getSameQuestion(subject);
  const { answer, error } = useMetric(subject.metric, { ...question, evidence: true });
  const otherwise =
    error !== null ? messages.errors[error.code] : answer === undefined ? words.asking : words.switchedOff;
  const url = new URL(client.baseUrl, window.location.href).href;
  const request = writeRequest(url, subject.metric, question);
  return (
    <>
      <Statements subject={subject} evidence={answer?.meta.evidence} words={words} otherwise={otherwise} />
      <section>
        <PartHead subject={subject} title={words.request}>
          <CopyButton text={request} words={words} name={words.request} />
        </PartHead>
        <Code text={request} name={words.request} />
        <p className="fh-muted">{words.requestNote}</p>
      </section>
    </>
  );
}

function Statements(props: QueryProps & { readonly evidence: Meta["evidence"]; readonly otherwise: string }) {
  const { subject, evidence, words, otherwise } = props;
  const statements = evidence?.statements ?? [];
  const text = statements
    .map(({ sql, parameters }) => `${sql}\n\n-- ${words.parameters}\n${writeParameters(parameters)}`)
    .join("\n\n");
  return (
    <section>
      <PartHead subject={subject} title={words.query}>
        {text === "" ? null : <CopyButton text={text} words={words} name={words.query} />}
      </PartHead>
      {text === "" ? (
        <p className="fh-muted" role="status">
          {otherwise}
        </p>
      ) : (
        <Code text={text} name={words.query} />
      )}
    </section>
  );
}

function Code({ text, name }: { readonly text: string; readonly name: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <pre className="fh-code" tabIndex={0} role="group" aria-label={name}>
      {text}
    </pre>
  );
}

function writeParameters(parameters: Readonly<Record<string, unknown>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `-- ${name}: ${JSON.stringify(value)}`)
    .join("\n");
}
