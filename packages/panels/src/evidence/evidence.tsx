import { type KeyboardEvent, useRef } from "react";
import type { PanelEvidenceProps } from "../panel/panel-subject.ts";
import { resolveWords } from "../panel/resolve-words.ts";
import { useDefinitions } from "../panel/use-definitions.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { CheckFigure } from "./check-figure.tsx";
import { EvidenceFacts } from "./evidence-facts.tsx";
import { getHeading } from "./evidence-heading.tsx";
import { EvidenceQuery } from "./evidence-query.tsx";
import { evidenceWords } from "./evidence-words.ts";
import { getSameQuestion } from "./same-question.ts";

/** What stands behind a panel's figures, docked beside them. Gives the focus to the menu when it closes. */
export function Evidence({ subject, onPartsChange }: PanelEvidenceProps) {
  const words = resolveWords(evidenceWords, usePanelSettings().overrides?.evidence);
  const definitions = useDefinitions();
  const root = useRef<HTMLElement>(null);
  const close = () => {
    const opener = root.current
      ?.closest(".fh-panel")
      ?.querySelector<HTMLElement>(".fh-panel__head .fh-menu-button");
    onPartsChange((now) => ({ ...now, Evidence: undefined }));
    opener?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const Heading = getHeading(subject, 1);
  return (
    <aside
      className="fh-evidence"
      ref={root}
      aria-label={words.of(subject.title)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      onKeyDown={closeOnEscape}
    >
      <div className="fh-evidence__head">
        <Heading className="fh-panel__title">{words.title}</Heading>
        <button type="button" className="fh-menu-button" aria-label={words.close} onClick={close}>
          <svg className="fh-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </div>
      <p>{definitions[subject.metric]}</p>
      <EvidenceFacts subject={subject} words={words} />
      <EvidenceQuery subject={subject} words={words} />
      {/* What was checked of one question says nothing of another. */}
      <CheckFigure key={JSON.stringify(getSameQuestion(subject))} subject={subject} words={words} />
    </aside>
  );
}
