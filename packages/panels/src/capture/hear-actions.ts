import type { PanelAction } from "@firsthand/contract/catalogue";

/** Where a click is what, by the marks that panels have anyway; the first that fits holds. */
const clicks: readonly (readonly [selector: string, action: PanelAction])[] = [
  ["td[data-cell][aria-selected], .fh-drill[aria-pressed]", "filter"],
  [".fh-drill", "open"],
  ["[data-series]", "compare"],
  [".fh-arrange button", "arrange"],
  [".fh-figures th button", "sort"],
  [".fh-meta > summary", "about"],
  [".fh-walk-target, td[data-cell]", "inspect"],
];

const walked = ".fh-walk-target, td[data-cell]";
const walkingKey = /^(Arrow|Home|End|Page)/;

/**
 * Calls `onAction` for what a reader does in a panel. Walking a picture is one action until the reader leaves the panel; where the pointer merely
 * passes is none. Listens on the panel alone.
 */
export function hearActions(panel: HTMLElement, onAction: (action: PanelAction) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let isInspected = false;
  const tell = (action: PanelAction) => {
    if (action === "inspect" && isInspected) return;
    isInspected ||= action === "inspect";
    onAction(action);
  };
  const leave = () => {
    isInspected = false;
  };
  panel.addEventListener(
    "click",
    ({ target }) => {
      if (!(target instanceof Element)) return;
      // A host has marks of its own around the panel.
      const find = (selector: string) => {
        const found = target.closest<HTMLElement>(selector);
        return found !== panel && panel.contains(found) ? found : null;
      };
      const named = find("[data-action]")?.dataset.action;
      const action = named ?? clicks.find(([selector]) => find(selector) !== null)?.[1];
      if (action !== undefined) tell(action as PanelAction);
    },
    { signal },
  );
  panel.addEventListener(
    "keydown",
    ({ target, key }) => {
      if (target instanceof Element && target.matches(walked) && walkingKey.test(key)) tell("inspect");
    },
    { signal },
  );
  panel.addEventListener("pointerleave", leave, { signal });
  panel.addEventListener(
    "focusout",
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && panel.contains(relatedTarget))) leave();
    },
    { signal },
  );
  return () => listening.abort();
}
