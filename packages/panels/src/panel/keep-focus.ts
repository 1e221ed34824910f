/**
 * Takes the focus that went with an element: the title of the panel has it while an answer is on its way, and then the same row again. Keys go on
 * where they were, and a second Enter takes the first one back. Where the reader has gone elsewhere it is forgotten.
 */
export function keepFocus(focused: { current: HTMLElement | null }, heading: HTMLElement | null): void {
  const { current: lost } = focused;
  if (lost === null || lost.isConnected || heading === null) return;
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement !== heading) {
    focused.current = null;
    return;
  }
  const isSame = (other: HTMLElement) =>
    other.role === lost.role &&
    other.textContent === lost.textContent &&
    other.hasAttribute("tabindex") === lost.hasAttribute("tabindex");
  const others = heading.closest(".fh-panel")?.querySelectorAll<HTMLElement>(lost.localName) ?? [];
  ([...others].find(isSame) ?? heading).focus({ preventScroll: true });
}
