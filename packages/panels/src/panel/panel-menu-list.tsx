import { type KeyboardEvent, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { menuWords } from "./panel-menu-words.ts";
import type { PanelMenuListProps } from "./panel-subject.ts";
import { placeBeside } from "./place-beside.ts";
import { resolveWords } from "./resolve-words.ts";

/**
 * The menu of a panel, open from the moment it is there. A native popover: it lies in the top layer, whatever the host's z-index and overflow
 * are, and closes with Escape and a click outside by itself.
 */
export function PanelMenuList({ subject, parts, onPartsChange, button, run }: PanelMenuListProps) {
  const menu = useRef<HTMLDivElement>(null);
  const words = resolveWords(menuWords, usePanelSettings().overrides?.menu);

  useEffect(() => {
    const opener = button.current;
    const list = menu.current;
    if (opener === null || list === null) return;
    const onToggle = () => {
      const isOpen = list.matches(":popover-open");
      opener.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) return;
      placeBeside(list, opener);
      list.querySelector("button")?.focus();
    };
    // A menu does not follow its button, and must not stand where the button no longer is.
    const onScroll = (event: Event) => {
      if (event.target !== list && list.matches(":popover-open")) list.hidePopover();
    };
    // Lets the button close what it opened: a click on it would close the menu as one outside, and open it again.
    opener.popoverTargetElement = list;
    list.addEventListener("toggle", onToggle);
    window.addEventListener("scroll", onScroll, true);
    window.addEventListener("resize", onScroll);
    list.showPopover?.();
    return () => {
      opener.popoverTargetElement = null;
      opener.removeAttribute("aria-expanded");
      list.removeEventListener("toggle", onToggle);
      window.removeEventListener("scroll", onScroll, true);
      window.removeEventListener("resize", onScroll);
    };
  }, [button]);

  const choose = (act: () => void) => () => {
    menu.current?.hidePopover?.();
    button.current?.focus();
    act();
  };
  const { view } = subject;
  const getPanel = () => button.current?.closest(".fh-panel") ?? null;
  const openTable = async () => {
    const [{ openFigures }, maker] = await Promise.all([
      import("../figures/open-figures.ts"),
      subject.loadTable(),
    ]);
    openFigures({ subject, onPartsChange }, maker, getPanel());
    return "";
  };
  const saveCsv = async () => {
    const [{ exportCsv }, { getTable }] = await Promise.all([
      import("../export/export-csv.ts"),
      subject.loadTable(),
    ]);
    const answer = parts.table?.props.kept.answer ?? subject.answer;
    if (answer === undefined) return "";
    // All rows are asked for later than the picture's, and say themselves what they are of.
    const tools = subject.tools.withMeta(answer.meta);
    return exportCsv({ ...subject, tools }, getTable(answer, tools, subject.words), words);
  };
  const savePicture = async (format: "svg" | "png") => {
    const { exportPicture } = await import("../export/export-picture.ts");
    const panel = getPanel();
    // Gone meanwhile, and with it what was to be saved.
    return panel === null ? "" : exportPicture(format, panel, subject, words);
  };
  const openEvidence = async () => {
    const { Evidence } = await import("../evidence/evidence.tsx");
    // Takes the focus from here, at once: it comes again with every new answer, when the reader is somewhere else.
    flushSync(() => onPartsChange((now) => ({ ...now, Evidence })));
    getPanel()?.querySelector<HTMLElement>(".fh-evidence")?.focus();
    return "";
  };
  const items = [
    ...(view === null
      ? []
      : [
          {
            name: parts.table === undefined ? words.showTable : words.showPicture,
            action: parts.table === undefined ? "show_table" : "show_picture",
            act: parts.table === undefined ? () => run(openTable()) : parts.table.props.onClose,
          },
          { name: words.exportCsv, action: "export_csv", act: () => run(saveCsv()) },
          // Of a table that scrolls, a picture would hold the rows at hand; the CSV file has all of them.
          ...(parts.table === undefined
            ? [
                { name: words.exportSvg, action: "export_svg", act: () => run(savePicture("svg")) },
                { name: words.exportPng, action: "export_png", act: () => run(savePicture("png")) },
              ]
            : []),
        ]),
    { name: words.evidence, action: "evidence", act: () => run(openEvidence()) },
  ];
  return (
    <div
      ref={menu}
      className="fh-menu"
      popover="auto"
      role="menu"
      aria-label={subject.tools.messages.menuOf(subject.title)}
      onKeyDown={walk}
    >
      {items.map(({ name, action, act }) => (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-action={action}
          key={name}
          onClick={choose(act)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** Arrows, Home and End walk the items; Tab leaves the menu, which then closes. */
function walk(event: KeyboardEvent<HTMLDivElement>) {
  const list = event.currentTarget;
  const items = [...list.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  const last = items.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  if (event.key === "Tab") list.hidePopover?.();
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}
