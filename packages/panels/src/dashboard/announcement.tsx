import type { TelemetryAnswers } from "@firsthand/client/react";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "../format/number.ts";
import { resolveWords } from "../panel/resolve-words.ts";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { type AnnouncementWords, announcementWords } from "./announcement-words.ts";

/** Props of {@link Announcement}. */
export interface AnnouncementProps {
  readonly shown: TelemetryAnswers;
  /** How far the data goes, as it is written; undefined when there is none. */
  readonly dataTo: string | undefined;
}

/**
 * Tells a screen reader in one sentence what came of the reader's own questions, once all of them are settled. What the page asks by itself
 * is told when it begins to fail and when that is over. Panels below the same provider say nothing themselves meanwhile.
 */
export function Announcement({ shown, dataTo }: AnnouncementProps) {
  const { answers, errors, isFetching } = shown;
  const { params, locale, messages, overrides, announcer } = usePanelSettings();
  const words = resolveWords<AnnouncementWords>(announcementWords, overrides?.dashboard);
  // How often the reader has asked again.
  const [asked, setAsked] = useState(0);
  const [said, setSaid] = useState("");
  const settled = useRef({ params, asked, answers, failure: "" });
  useEffect(() => {
    announcer.current = () => setAsked((n) => n + 1);
    return () => {
      announcer.current = null;
    };
  }, [announcer]);
  const count = (many: readonly unknown[]) => [many.length, formatCount(locale, many.length)] as const;
  const reasons = new Set(errors.map(({ code }) => messages.errors[code]));
  const failure = errors.length === 0 ? "" : words.panelsFailed(...count(errors), [...reasons].join("; "));
  const news =
    failure ||
    words.panelsUpdated(...count(answers), dataTo === undefined ? messages.noData : messages.dataTo(dataTo));
  // Emptied when something is asked: what is said twice in the same words is not heard again otherwise.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what was asked
  useEffect(() => setSaid(""), [params, asked]);
  useEffect(() => {
    const { current: before } = settled;
    // Answers are others whenever anything was asked, also where they say the same.
    if (isFetching || answers === before.answers || answers.length + errors.length === 0) return;
    settled.current = { params, asked, answers, failure };
    const isAsked = params !== before.params || asked !== before.asked;
    if (isAsked || failure !== before.failure) setSaid(news);
  });
  return (
    <p className="fh-hidden" role="status">
      {said}
    </p>
  );
}
