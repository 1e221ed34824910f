/**
 * Takes the focus that went with an element: the title of the panel has it while an answer is on its way, and then the same row again. Keys go on
 * where they were, and a second Enter takes the first one back. Does nothing when the reader has gone elsewhere.
 */
export function keepFocus(lost: HTMLElement, heading: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (heading === null || (activeElement !== body && activeElement !== heading)) return;
  const isSame = (other: HTMLElement) =>
    other.role === lost.role &&
    other.textContent === lost.textContent &&
    other.hasAttribute("tabindex") === lost.hasAttribute("tabindex");
  const others = heading.closest(".fh-panel")?.querySelectorAll<HTMLElement>(lost.localName) ?? [];
  ([...others].find(isSame) ?? heading).focus({ preventScroll: true });
}
