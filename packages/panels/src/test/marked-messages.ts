import { englishMessages, type Messages } from "../messages/english-messages.ts";

/** Stands before every word of {@link markedMessages}, and in no name of the data. */
export const MARK = "※";

/** A language in which every word is marked, so that a text without the mark came from somewhere else. */
export const markedMessages = mark(englishMessages) as Messages;

function mark(words: unknown): unknown {
  if (typeof words === "string") return MARK + words;
  if (typeof words === "function")
    return (...parts: unknown[]) => MARK + (words as (...parts: unknown[]) => string)(...parts);
  if (Array.isArray(words)) return words.map(mark);
  return Object.fromEntries(Object.entries(words as object).map(([name, word]) => [name, mark(word)]));
}
