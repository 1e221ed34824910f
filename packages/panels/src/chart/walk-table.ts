import type { KeyboardEvent } from "react";

/** Leaves one stop of a table in the order of Tab: the one given, else the one that has been, else the first. Written into the page and rendered nowhere. */
export function setStop(table: HTMLTableElement, stop?: Element): void {
  const stops = getStops(table);
  const own =
    stops.find((other) => other === stop) ??
    stops.find((other) => other.getAttribute("tabindex") === "0") ??
    stops[0];
  for (const other of stops) {
    const index = other === own ? "0" : "-1";
    if (other.getAttribute("tabindex") !== index) other.setAttribute("tabindex", index);
  }
  // A row is no stop any more once there is a name in it to choose.
  if (own?.localName !== "tr") for (const row of table.rows) row.removeAttribute("tabindex");
}

/**
 * Walks the stops of a table by arrows, Home and End, and with Control to the first and the last of all; kept inside. Its stops are the cells that
 * can be reached, else its buttons, else its rows. What a narrow panel hides is no stop. Rows of one stop each are walked as a list.
 */
export function walkTable(event: KeyboardEvent<HTMLTableElement>): void {
  const { currentTarget: table, ctrlKey } = event;
  const stops = getStops(table).filter(isSeen);
  const from = stops.find((stop) => stop === event.target);
  if (event.altKey || event.metaKey || event.shiftKey || from === undefined) return;
  const rows = [...table.rows]
    .map((row) => stops.filter((stop) => row.contains(stop)))
    .filter((own) => own.length > 0);
  const row = rows.findIndex((own) => own.includes(from));
  const own = rows[row] ?? [];
  const column = own.indexOf(from);
  const reach = ctrlKey || rows.length === stops.length ? stops : own;
  const forth = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  const inRow = (index: number) => rows[index]?.slice(0, column + 1).at(-1) ?? from;
  const targets: Readonly<Record<string, HTMLElement | undefined>> = {
    Home: reach[0],
    End: reach.at(-1),
    ...(!ctrlKey && {
      ArrowUp: inRow(row - 1),
      ArrowDown: inRow(row + 1),
      ArrowLeft: own[column - forth] ?? from,
      ArrowRight: own[column + forth] ?? from,
    }),
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
  // A stop that is seen in part is not scrolled to by its focus alone. Not every engine of a test knows scrollIntoView.
  target.scrollIntoView?.({ block: "nearest", inline: "nearest" });
}

function isSeen(element: HTMLElement): boolean {
  // Not every engine of a test knows checkVisibility.
  return element.checkVisibility?.() ?? true;
}

/** The cells of a table that can be reached, else its buttons, else its rows. */
function getStops(table: HTMLTableElement): HTMLElement[] {
  for (const kind of ["td[data-cell]", "button", "tr"]) {
    const stops = [...table.querySelectorAll<HTMLElement>(`tbody ${kind}`)];
    if (stops.length > 0) return stops;
  }
  return [];
}
