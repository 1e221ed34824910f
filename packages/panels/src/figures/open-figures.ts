import { flushSync } from "react-dom";
import type { TableMaker } from "../panel/panel-definition.ts";
import type { PanelMenuProps } from "../panel/panel-subject.ts";
import { countRows, PanelFigures } from "./panel-figures.tsx";

const openerSelector = '.fh-panel__foot [data-action="show_table"]';

/** Puts the table in the place of the picture of this panel; with `isWhole` all rows that may be asked for, and the focus on them. */
export function openFigures(
  { subject, onPartsChange }: Omit<PanelMenuProps, "parts">,
  maker: TableMaker,
  panel: Element | null,
  isWhole = false,
): void {
  const boxes = panel?.querySelectorAll(".fh-panel__body, .fh-panel__foot");
  const heightPx = [...(boxes ?? [])].reduce((sum, box) => sum + box.getBoundingClientRect().height, 0);
  const view = { search: "", sort: null, isWhole: isWhole && countRows(subject.answer) !== null };
  const onClose = () => {
    flushSync(() => onPartsChange((now) => ({ ...now, table: undefined })));
    // A button in the table goes with it, and the one that brought it is there again.
    if (document.activeElement === document.body) panel?.querySelector<HTMLElement>(openerSelector)?.focus();
  };
  const props = { maker, heightPx, kept: { answer: undefined, view }, onClose };
  flushSync(() => onPartsChange((now) => ({ ...now, table: { Figures: PanelFigures, props } })));
  if (isWhole) panel?.querySelector<HTMLElement>(".fh-figures__rows")?.focus();
}
