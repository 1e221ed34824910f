import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { CheckFigure } from "./check-figure.tsx";
import { EvidenceFacts } from "./evidence-facts.tsx";
import { EvidenceQuery } from "./evidence-query.tsx";
import { resolveEvidenceWords } from "./evidence-words.ts";

/** What stands behind a panel's figures, docked beside them. Takes the focus when it opens, and gives it to the menu when it closes. */
export function Evidence({
  subject,
  onClose,
}: {
  readonly subject: PanelSubject;
  readonly onClose: () => void;
}) {
  const words = resolveEvidenceWords(usePanelSettings().overrides?.evidence);
  const root = useRef<HTMLElement>(null);
  // Before it is painted: an effect after that would leave keys pressed at once to what had the focus.
  useLayoutEffect(() => root.current?.focus(), []);
  const close = () => {
    const opener = root.current
      ?.closest(".fh-panel")
      ?.querySelector<HTMLElement>(".fh-panel__head .fh-menu-button");
    onClose();
    opener?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <aside
      className="fh-evidence"
      ref={root}
      aria-label={words.of(subject.title)}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
    >
      <div className="fh-evidence__head">
        <strong>{words.title}</strong>
        <button type="button" className="fh-menu-button" aria-label={words.close} onClick={close}>
          <svg className="fh-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </div>
      <p>{words.definitions[subject.metric]}</p>
      <EvidenceFacts subject={subject} words={words} />
      <EvidenceQuery subject={subject} words={words} />
      <CheckFigure subject={subject} words={words} />
    </aside>
  );
}
