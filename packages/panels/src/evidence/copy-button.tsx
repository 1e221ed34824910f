import { useState } from "react";
import type { EvidenceWords } from "./evidence-words.ts";

/** Copies a text, and says whether the browser allowed it. */
export function CopyButton({
  text,
  words,
  name,
}: {
  readonly text: string;
  readonly words: EvidenceWords;
  /** What is copied, for who does not see what the button stands beside. */
  readonly name: string;
}) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  };
  return (
    <span>
      <span role="status">{said}</span>{" "}
      <button
        type="button"
        className="fh-link"
        data-action="copy"
        aria-label={`${words.copy}: ${name}`}
        onClick={copy}
      >
        {words.copy}
      </button>
    </span>
  );
}
